package org.porchlight.ipc.json;

import java.util.List;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.Problem;

/// The JSON of what is wrong with a policy file, and of what a parent may not have meant:
/// `[{"line","column","sentence"}]`.
public final class FindingsJson {
    private FindingsJson() {}

    public static Json problems(List<Problem> problems) {
        return Json.list(problems, problem -> finding(problem.line(), problem.column(), problem.sentence()));
    }

    public static Json notices(List<Notice> notices) {
        return Json.list(notices, notice -> finding(notice.line(), notice.column(), notice.sentence()));
    }

    private static Json finding(int line, int column, String sentence) {
        return Json.object()
                .number("line", line)
                .number("column", column)
                .text("sentence", sentence)
                .end();
    }

    public static Problem problem(Json json) throws ProtocolException {
        var fields = Fields.of("problem", json);
        return new Problem(fields.count("line"), fields.count("column"), fields.text("sentence"));
    }

    public static Notice notice(Json json) throws ProtocolException {
        var fields = Fields.of("notice", json);
        return new Notice(fields.count("line"), fields.count("column"), fields.text("sentence"));
    }
}
