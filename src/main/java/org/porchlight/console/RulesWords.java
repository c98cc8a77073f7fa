package org.porchlight.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.DayLine;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.Deviation;
import org.porchlight.core.policy.OpenMinutes;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Words;

/// What pages of rules say in sentences.
///
/// @param words of the bundle `console`
record RulesWords(Words words, Say say, DeviationWords values) {
    /// Who says what a deviation says, and since when; empty where it is not saved or not known.
    String since(RulesPage page, Deviation deviation) {
        return page.since(deviation).map(age -> since(page, age)).orElse("");
    }

    private String since(RulesPage page, LineAge age) {
        var put = age.put();
        if (put.by().isEmpty()) {
            return age.before().map(at -> words.of("time.before", date(at))).orElse("");
        }
        var who = by(page, put);
        return put.at().map(at -> words.of("time.since", who, date(at))).orElse(who);
    }

    String date(Instant at) {
        return date(at.atZone(say.zone()).toLocalDate());
    }

    String date(LocalDate day) {
        return say.dateShort(day);
    }

    /// Who put a policy in force, as the family calls them.
    String by(RulesPage page, PolicyPut put) {
        return new PutWords(words, say).by(page.names(), put);
    }

    /// What the draft changes, where that is one thing, and what it would have changed on the last weeks.
    String sentence(RulesPage page) {
        var parts = new ArrayList<String>();
        var changes = page.draft().changes();
        if (changes.size() == 1) {
            parts.add(change(changes.getFirst()));
        }
        switch (page.rehearsed()) {
            case RulesPage.Rehearsed.Not _, RulesPage.Rehearsed.Due _, RulesPage.Rehearsed.Running _ -> {}
            case RulesPage.Rehearsed.Untold(var why) ->
                parts.add(words.of("time.not-rehearsed", new TroubleWords(words).say(why)));
            case RulesPage.Rehearsed.Told _
            when !changes.isEmpty() && changes.stream().allMatch(RulesWords::isOfGroup) ->
                parts.add(words.of("time.rehearsed.groups"));
            case RulesPage.Rehearsed.Told(var child) ->
                parts.add(child.map(this::rehearsed).orElseGet(() -> words.of("time.rehearsed.unknown")));
        }
        return String.join(words.of("time.then"), parts);
    }

    /// What a group has of its own is not rehearsed.
    private static boolean isOfGroup(PolicyDraft.Change change) {
        return DayLine.of(change.path())
                .filter(line -> !(line.subject() instanceof DaySubject.Pc))
                .isPresent();
    }

    private String rehearsed(Rehearsal child) {
        var said = new ArrayList<String>();
        var moved = child.with(Rehearsal.Day::moved);
        var fewer = child.with(Rehearsal.Day::fewer);
        var longer = child.with(Rehearsal.Day::added);
        if (!moved.isEmpty()) {
            said.add(moved(moved));
        }
        if (!fewer.isEmpty()) {
            int cut = fewer.stream().mapToInt(Rehearsal.Day::cut).sum();
            said.add(words.of("time.rehearsed.earlier", cut, say.duration(child.sum(Rehearsal.Day::fewer))));
        }
        if (!longer.isEmpty()) {
            said.add(words.of("time.rehearsed.longer", longer.size(), say.duration(child.sum(Rehearsal.Day::added))));
        }
        if (fewer.isEmpty() && longer.isEmpty() && !moved.isEmpty()) {
            said.add(words.of("time.rehearsed.as-much"));
        }
        return said.isEmpty()
                ? words.of("time.rehearsed.same")
                : words.of("time.rehearsed", String.join(words.of("time.rehearsed.and"), said));
    }

    /// Days on which the same time is used earlier, with the last of them on which it ends earlier for that.
    private String moved(List<Rehearsal.Day> days) {
        return days.reversed().stream()
                .flatMap(day -> earlier(day).stream()
                        .map(ends -> words.of(
                                "time.rehearsed.moved-as",
                                days.size(),
                                date(day.day()),
                                say.clock(ends.would()),
                                say.clock(ends.was()))))
                .findFirst()
                .orElseGet(() -> words.of("time.rehearsed.moved", days.size()));
    }

    private static Optional<Rehearsal.Ends> earlier(Rehearsal.Day day) {
        return day.ends().filter(ends -> ends.would().isBefore(ends.was()));
    }

    /// One day of a rehearsal: `11 月 14 日，星期六：用了 1 小时，少 20 分钟`.
    String day(Rehearsal.Day day) {
        var said = new ArrayList<String>();
        if (day.moved().isPositive()) {
            var length = say.duration(day.moved());
            said.add(earlier(day)
                    .map(ends -> words.of("time.day.moved-as", length, say.clock(ends.would()), say.clock(ends.was())))
                    .orElseGet(() -> words.of("time.day.moved", length)));
        }
        if (day.fewer().isPositive()) {
            said.add(words.of("time.day.less", say.duration(day.fewer())));
        }
        if (day.added().isPositive()) {
            said.add(words.of("time.day.more", say.duration(day.added())));
        }
        return words.of(
                "time.day",
                say.date(day.day()),
                say.duration(day.used()),
                said.stream().collect(Collectors.joining(words.of("time.rehearsed.and"))));
    }

    /// What is changed in a line.
    String change(PolicyDraft.Change change) {
        return moved(change)
                .orElseGet(() -> change.after().isEmpty()
                        ? words.of("time.changed-back", line(change.path()))
                        : words.of("time.changed", line(change.path()), values.value(change.after())));
    }

    /// What a change is that can be taken back, with whose it is where that is another child.
    String undo(RulesPage page, RulesPage.Lines what) {
        var changes = what.changes();
        var said = changes.size() == 1
                ? change(changes.getFirst())
                : changes.stream()
                        .map(change -> line(change.path()))
                        .distinct()
                        .collect(Collectors.joining(words.of("undo.and")));
        return what.child().equals(page.draft().child())
                ? said
                : words.of(
                        "undo.of",
                        page.policy()
                                .child(what.child())
                                .map(Child::name)
                                .orElse(what.child().value()),
                        said);
    }

    /// What a line is about.
    String line(String path) {
        var byDay = DayLine.of(path);
        if (byDay.isPresent()) {
            return line(byDay.get());
        }
        if (path.startsWith(PolicyLines.PERIODS)) {
            return words.of("time.line.period", path.substring(PolicyLines.PERIODS.length()));
        }
        boolean whole = !path.startsWith("time.") && path.contains(".");
        return words.of("time.line." + (whole ? path : path.substring(path.lastIndexOf('.') + 1)));
    }

    private String line(DayLine line) {
        var kind = line.says() == DayLine.Says.BUDGET ? "budget" : "windows";
        return switch (line.subject()) {
            case DaySubject.Pc _ -> words.of("time.line." + kind, days(line.days()));
            case DaySubject.Programs _, DaySubject.Sites _ ->
                words.of("time.line.group-" + kind, subject(line.subject()), days(line.days()));
        };
    }

    /// What people call the PC, or a group of programs or sites.
    String subject(DaySubject subject) {
        return switch (subject) {
            case DaySubject.Pc _ -> words.of("days.pc");
            case DaySubject.Programs(var name) -> group(name);
            case DaySubject.Sites(var name) -> words.of("days.sites", group(name));
        };
    }

    private String group(String name) {
        var key = "days.group." + name;
        return words.knows(key) ? words.of(key) : name;
    }

    /// Days for which a line is written, at the head of a row.
    String days(DaySet days) {
        return switch (days) {
            case DaySet.EveryDay _ -> words.of("time.every-day");
            case DaySet.SchoolDays _ -> words.of("time.school-day");
            case DaySet.DaysOff _ -> words.of("time.day-off");
            case DaySet.Weekdays weekdays
            when weekdays.days().size() == 1 ->
                say.weekday(weekdays.days().iterator().next());
            case DaySet.Weekdays _, DaySet.Named _, DaySet.Dated _ ->
                values.days(days).replaceFirst("^on ", "");
        };
    }

    /// Where one window begins or ends at another time, and nothing else is other: `周六下午改为 14:00 开始`.
    private Optional<String> moved(PolicyDraft.Change change) {
        if (!change.path().startsWith(PolicyLines.WINDOWS)
                || !(change.before().orElse(null) instanceof RuleValue.Windows(var before))
                || !(change.after().orElse(null) instanceof RuleValue.Windows(var after))
                || before.size() != after.size()) {
            return Optional.empty();
        }
        var then = OpenMinutes.of(before).windows();
        var now = OpenMinutes.of(after).windows();
        Optional<String> found = Optional.empty();
        for (int at = 0; at < then.size() && then.size() == now.size(); at++) {
            var old = then.get(at);
            var fresh = now.get(at);
            if (old.equals(fresh)) {
                continue;
            }
            boolean begins = old.end().equals(fresh.end());
            if (found.isPresent() || (!begins && !old.start().equals(fresh.start()))) {
                return Optional.empty();
            }
            var which = PolicyLines.daysOf(change.path()).map(this::days).orElse("");
            var moment = begins ? fresh.start() : fresh.end();
            found = Optional.of(words.of(
                    begins ? "time.begins" : "time.ends",
                    which,
                    words.of("time.part." + part(moment)),
                    moment.equals(LocalTime.MIDNIGHT) ? "24:00" : say.clock(moment)));
        }
        return found;
    }

    private static String part(LocalTime at) {
        if (at.equals(LocalTime.MIDNIGHT) || at.getHour() >= 18) {
            return "evening";
        }
        return at.getHour() < 12 ? "morning" : "afternoon";
    }

    /// What both sides say of a line.
    String clash(RulesPage page, Optional<PolicyPut> put, PolicyDraft.Clash clash) {
        var before = values.value(clash.before());
        var theirs = values.value(clash.theirs());
        var mine = values.value(clash.mine());
        // A list is told by its length, which need not have changed.
        return theirs.equals(before) || theirs.equals(mine)
                ? words.of("time.clash-within", line(clash.path()), who(page, put))
                : words.of("time.clash", line(clash.path()), who(page, put), before, theirs, mine);
    }

    /// Who was faster, and when.
    String who(RulesPage page, Optional<PolicyPut> put) {
        return new PutWords(words, say).who(page.names(), put);
    }
}
