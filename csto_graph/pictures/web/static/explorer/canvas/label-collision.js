/* Where on the screen there is room for a label beside its dot. */

const CELL = 64;

/* Boxes that are taken, in cells, so that a test looks at the near ones only. */
export function collisionGrid() {
  const cells = new Map();
  const each = (box, act) => {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1)
        if (act(`${x} ${y}`)) return true;
    }
    return false;
  };
  return {
    free: (box) =>
      !each(box, (key) =>
        (cells.get(key) ?? []).some(
          (other) =>
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
        ),
      ),
    take: (box) =>
      each(box, (key) => {
        cells.set(key, [...(cells.get(key) ?? []), box]);
        return false;
      }),
  };
}

/* Below, above, right and left of a node, then at its corners, in that order. */
export function candidateBoxes({ x, y }, radius, wide, high) {
  const [half, gap, near] = [wide / 2 + 2, radius + 3, radius + 2];
  const below = (edge) => ({ top: edge, bottom: edge + high + 2 });
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

export const boxAround = ({ x, y }, reach) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
