package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// A guard of the drawn family, with what the children asked in the week.
final class Asked {
    static final Dispute DISPUTE = new Dispute(
            "vj4xk",
            LocalDate.of(2026, 11, 21),
            Family.at("09:30"),
            new Question.Disputed.Row(
                    Instant.parse("2026-11-21T14:06:00+08:00"),
                    Instant.parse("2026-11-21T14:22:00+08:00"),
                    Duration.ofMinutes(16),
                    Kind.COUNTED),
            "我那时在吃饭",
            Optional.empty());

    private Asked() {}

    static FakeLink link(boolean english) {
        return link(Family.drawn(english));
    }

    static FakeLink link(StatusReport status) {
        var link = new FakeLink(status, Family.drawnAccounts());
        link.answer(Command.Week.class, asked -> new Answer.Week(week(asked.child())));
        link.answer(Command.Programs.class, _ -> new Answer.Programs(Visibility.DETAIL, Map.of()));
        link.answer(
                Command.Requests.class,
                asked -> new Answer.Requests(week(asked.child()).requests()));
        link.answer(
                Command.Parents.class,
                _ -> new Answer.Parents(List.of(new ParentEntry(
                        new ParentId("mum"),
                        status.children().getFirst().name().equals("Mei") ? "Mum" : "妈妈",
                        Rank.GUARDIAN,
                        Optional.of("anna"),
                        true,
                        true))));
        link.answer(Command.Approve.class, _ -> new Answer.Done());
        link.answer(Command.Deny.class, _ -> new Answer.Done());
        link.answer(Command.Settle.class, _ -> new Answer.Done());
        return link;
    }

    static WeekReport week(ChildId child) {
        var monday = LocalDate.of(2026, 11, 16);
        return new WeekReport(
                child,
                child.value(),
                "2026-W47",
                "Asia/Shanghai",
                monday.plusDays(6),
                Visibility.DETAIL,
                none(monday),
                none(monday.minusDays(7)),
                child.equals(Family.JIE) ? ofJie() : ofMei());
    }

    private static List<DayFacts> none(LocalDate monday) {
        return IntStream.range(0, 7)
                .mapToObj(day -> DayFacts.none(monday.plusDays(day)))
                .toList();
    }

    private static List<Asking> ofJie() {
        return List.of(
                asking("a1111", "2026-11-19T17:00:00+08:00", 30, Optional.empty()),
                asking("a2222", "2026-11-21T17:30:00+08:00", 20, Optional.of(10)));
    }

    private static List<Asking> ofMei() {
        return List.of(asking("a3333", "2026-11-20T17:00:00+08:00", 15, Optional.of(0)));
    }

    private static Asking asking(String id, String at, int minutes, Optional<Integer> granted) {
        var asked = Instant.parse(at);
        var answer = granted.map(given -> new Asking.Answer(
                asked.plusSeconds(300),
                "parent:mum",
                given == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(given)),
                "先吃饭"));
        return new Asking(id, asked, Optional.of(Duration.ofMinutes(minutes)), "", answer);
    }
}
