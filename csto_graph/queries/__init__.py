"""Questions: one ``.rq`` file each, with a summary and typed parameters in its head."""

from csto_graph.queries.binding import bind
from csto_graph.queries.question import Parameter, Question, load_question, load_questions, question_names

__all__ = ["Parameter", "Question", "bind", "load_question", "load_questions", "question_names"]
