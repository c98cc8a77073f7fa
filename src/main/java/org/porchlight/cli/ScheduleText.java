package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

/// How it stands with the reports, as lines.
final class ScheduleText {
    private final Words words;
    private final Say say;

    ScheduleText(Words words, Language language) {
        this.words = words;
        // What it says is local already.
        this.say = new Say(language, ZoneOffset.UTC);
    }

    List<String> lines(ReportsDue due) {
        var lines = new ArrayList<String>();
        if (due.plan().isEmpty()) {
            lines.add(words.of("schedule.none"));
            return lines;
        }
        var plan = due.plan().get();
        lines.add(words.of("schedule.when", say.weekday(plan.day()), plan.hour() + ":00"));
        due.next()
                .ifPresent(next -> lines.add(
                        words.of("schedule.next", say.date(next.toLocalDate()), say.clock(next.toLocalTime()))));
        plan.folder().ifPresent(folder -> lines.add(words.of("schedule.to-folder", folder)));
        plan.mail().ifPresentOrElse(mail -> lines.add(mail(mail)), () -> lines.add(words.of("schedule.no-mail")));
        due.open().forEach(open -> lines.add(open(open)));
        return lines;
    }

    private String mail(ReportPlan.Mail mail) {
        var to = new ArrayList<>(mail.to());
        to.addAll(mail.cc());
        var tls = mail.tls() == ReportPlan.Tls.TLS ? "TLS" : "STARTTLS";
        return words.of("schedule.to-mail", String.join(", ", to), mail.host() + ":" + mail.port(), tls);
    }

    private String open(ReportsDue.Open open) {
        var way = words.of("schedule.way." + open.way());
        return open.fails() == 0
                ? words.of("schedule.open", open.child().value(), open.week(), way)
                : words.of("schedule.failed", open.child().value(), open.week(), way, open.fails(), open.why());
    }
}
