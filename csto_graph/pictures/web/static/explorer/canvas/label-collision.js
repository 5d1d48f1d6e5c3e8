/* Collision detection for labels. */

const CELL = 64;

/**
 * @param {Box} one
 * @param {Box} other
 */
const overlaps = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/* A grid of the occupied boxes, so that a test compares a box with its near ones only. */
export function collisionGrid() {
  /** @type {Map<string, Box[]>} */
  const cells = new Map();
  /**
   * @param {Box} box
   * @param {(cell: string) => boolean} act
   */
  const each = (box, act) => {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1)
        if (act(`${x} ${y}`)) return true;
    }
    return false;
  };
  return {
    /** @param {Box} box */
    free: (box) => !each(box, (key) => (cells.get(key) ?? []).some((other) => overlaps(box, other))),
    /** @param {Box} box */
    take: (box) =>
      each(box, (key) => {
        cells.set(key, [...(cells.get(key) ?? []), box]);
        return false;
      }),
  };
}

/**
 * The places for a label: below, above, right and left of its node, then at the corners, in that order.
 * @param {{ x: number, y: number }} place
 * @param {number} radius
 * @param {number} wide
 * @param {number} high
 * @returns {Box[]}
 */
export function candidateBoxes({ x, y }, radius, wide, high) {
  const [half, gap, near] = [wide / 2 + 2, radius + 3, radius + 2];
  /** @param {number} edge */
  const below = (edge) => ({ top: edge, bottom: edge + high + 2 });
  /** @param {number} edge */
  const right = (edge) => ({ left: edge, right: edge + 2 * half });
  const [beneath, over, level] = [below(y + gap), below(y - gap - high - 2), below(y - high / 2 - 1)];
  const middle = right(x - half);
  const corners = [y + near, y - near - high - 2].flatMap((edge) =>
    [x + near, x - near - 2 * half].map((side) => ({ ...right(side), ...below(edge) })),
  );
  return [
    { ...middle, ...beneath },
    { ...middle, ...over },
    { ...right(x + gap), ...level },
    { ...right(x - gap - 2 * half), ...level },
    ...corners,
  ];
}

/**
 * @param {{ x: number, y: number }} place
 * @param {number} reach
 * @returns {Box}
 */
export const boxAround = ({ x, y }, reach) => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});
