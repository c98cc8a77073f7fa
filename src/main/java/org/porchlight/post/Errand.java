package org.porchlight.post;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.WeekReport;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ipc.json.ReportPlanJson;
import org.porchlight.ipc.json.WeekJson;
import org.porchlight.text.Language;

/// What the process is started for, with as much of a week as may be told. It comes by its standard input, where nobody
/// else reads.
sealed interface Errand {
    /// The most that is read.
    int MAX_BYTES = 2 << 20;

    WeekReport report();

    Language language();

    /// Makes the files of the report.
    record Files(WeekReport report, Language language) implements Errand {}

    /// Mails the report.
    ///
    /// @param password nothing when the server asks for none
    record Letter(WeekReport report, Language language, ReportPlan plan, Optional<String> password) implements Errand {
        @Override
        public String toString() {
            return "letter on " + report.week();
        }
    }

    /// The language that a plan names.
    static Language language(ReportPlan plan) {
        return plan.language().equals("zh") ? Language.ZH_CN : Language.EN;
    }

    private static Json json(Errand errand) {
        var json = Json.object().put("report", WeekJson.write(errand.report())).word("language", errand.language());
        return switch (errand) {
            case Files _ -> json.end();
            case Letter letter ->
                json.put("plan", ReportPlanJson.write(letter.plan()))
                        .text("password", letter.password())
                        .end();
        };
    }

    static byte[] write(Errand errand) {
        return JsonText.write(json(errand)).getBytes(StandardCharsets.UTF_8);
    }

    static Errand read(byte[] bytes) throws ProtocolException {
        var fields = Fields.of("errand", new JsonText(new JsonText.Limits(MAX_BYTES, 1 << 17)).read(bytes));
        var report = WeekJson.read(fields.member("report"));
        var language = fields.word("language", Language.class);
        if (fields.member("plan") instanceof Json.Null) {
            return new Files(report, language);
        }
        return new Letter(report, language, ReportPlanJson.read(fields.member("plan")), fields.maybeText("password"));
    }
}
