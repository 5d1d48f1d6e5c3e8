"""Completion of ``kg.ask(...)`` with the Tab key in IPython and Jupyter: questions, their parameters, and values.

IPython calls the matcher for each line that is completed. It answers only inside a call of a method that takes a
question, on a variable that holds a graph.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

from csto_graph.core.choices import Language
from csto_graph.errors import CstoGraphError
from csto_graph.questions.definition import Parameter, load_question, parameter_names, question_names

if TYPE_CHECKING:
    from IPython.core.completer import CompletionContext, SimpleMatcherResult

    from csto_graph.questions.context import GraphContext

METHODS = ("ask", "table", "cite", "query_text")
_CALL = re.compile(rf"(?P<graph>\w+)\.(?:{'|'.join(METHODS)})\((?P<arguments>[^()]*)\Z")
_QUESTION = re.compile(r"""\s*["'](?P<question>[\w-]*)(?P<closed>["'])?""")
_VALUE = re.compile(r"""(?P<parameter>\w+)\s*=\s*["'](?P<begun>[^"']*)\Z""")
_NAME = re.compile(r",\s*(?P<begun>\w*)\Z")
MOST = 200


def register_completion() -> None:
    """Let the running IPython, if there is one, complete questions; other programs are left alone."""
    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython else None
    completer = getattr(shell, "Completer", None)
    if completer is None or any(getattr(each, "csto_graph", False) for each in completer.custom_matchers):
        return
    from IPython.core.completer import SimpleCompletion, context_matcher

    def match_question(context: CompletionContext) -> SimpleMatcherResult:
        text = "\n".join(context.full_text.split("\n")[: context.cursor_line + 1])
        text = text[: len(text) - len(context.line_with_cursor) + context.cursor_position]
        found = complete(text, shell.user_ns)
        return {"completions": [SimpleCompletion(text=each, type="csto_graph") for each in found]}

    matcher: Any = context_matcher()(match_question)
    matcher.csto_graph = True
    completer.custom_matchers.append(matcher)


def complete(text: str, variables: dict[str, Any]) -> list[str]:
    """Return what may come at the end of a text of code, given the variables of the session.

    Examples
    --------
    >>> complete("kg.ask('membersh", {"kg": kg})
    ['memberships']

    """
    from csto_graph.questions.context import GraphContext

    call = _CALL.search(text)
    graph = variables.get(call["graph"]) if call else None
    if call is None or not isinstance(graph, GraphContext):
        return []
    question = _QUESTION.match(call["arguments"])
    if question is None:
        return []
    if not question["closed"]:
        return _starting(question_names(), question["question"])
    try:
        return _in_call(graph, question["question"], call["arguments"][question.end() :])
    except CstoGraphError:  # a question that does not exist
        return []


def _in_call(graph: GraphContext, question: str, arguments: str) -> list[str]:
    """Return the parameters or the values that may come next in the arguments after a question."""
    parameters = load_question(question).parameters
    if value := _VALUE.search(arguments):
        chosen = next((each for each in parameters if each.name == value["parameter"]), None)
        return _values(graph, chosen, value["begun"]) if chosen else []
    if name := _NAME.search(arguments):
        given = set(re.findall(r"(\w+)\s*=", arguments))
        names = parameter_names(load_question(question))
        return [f"{each}=" for each in _starting(names, name["begun"]) if each not in given]
    return []


def _values(graph: GraphContext, parameter: Parameter, begun: str) -> list[str]:
    if parameter.scheme:
        return _starting(graph.words[parameter.scheme], begun)
    if parameter.type == "language":
        return _starting(get_args(Language), begun)
    if parameter.type in {"window", "integer"}:
        return []
    return list(graph.names.completions(begun, parameter.type))[:MOST]


def _starting(words: Iterable[str], begun: str) -> list[str]:
    return [word for word in words if word.startswith(begun)]
