package org.porchlight.ipc.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.WeekReport;

/// The JSON of `report week`.
///
/// Nothing is sorted by category or asked for yet, and the fields say so. `blocked` sums up what the days
/// say in full.
public final class WeekJson {
    private WeekJson() {}

    public static Json write(WeekReport report) {
        return Json.object()
                .text("child", report.child().value())
                .text("week", report.week())
                .put("days", Json.list(report.days(), WeekJson::day))
                .put("blocked", new Json.Arr(blocked(report.days())))
                .put("requests", new Json.Arr(List.of()))
                .text("name", report.name())
                .text("zone", report.zone())
                .end();
    }

    private static Json day(DayFacts day) {
        var titles = new LinkedHashMap<String, Json>();
        day.longestTitles(Integer.MAX_VALUE)
                .forEach(title ->
                        titles.put(title.getKey(), new Json.Int(title.getValue().toSeconds())));
        return Json.object()
                .day("day", day.day())
                .seconds("countedSeconds", day.counted())
                .seconds("exemptSeconds", day.exempt())
                .put("byTitle", new Json.Obj(titles))
                .put("byCategory", new Json.Obj(Map.of()))
                .seconds("budgetSeconds", day.budget())
                .number("limitHits", day.limitHits())
                .put("programsDenied", counts(day.programsDenied()))
                .put("sitesDenied", counts(day.sitesDenied()))
                .end();
    }

    private static Json counts(Map<String, Integer> counts) {
        var members = new LinkedHashMap<String, Json>();
        new TreeMap<>(counts).forEach((name, count) -> members.put(name, new Json.Int(count)));
        return new Json.Obj(members);
    }

    private static List<Json> blocked(List<DayFacts> days) {
        var blocked = new ArrayList<Json>();
        sums(days, DayFacts::programsDenied).forEach((path, times) -> blocked.add(blocked("app", path, times)));
        sums(days, DayFacts::sitesDenied).forEach((host, times) -> blocked.add(blocked("site", host, times)));
        return blocked;
    }

    private static Json blocked(String what, String which, int times) {
        return Json.object()
                .text("what", what)
                .text("in", which)
                .number("times", times)
                .end();
    }

    private static Map<String, Integer> sums(List<DayFacts> days, Function<DayFacts, Map<String, Integer>> denied) {
        var sums = new TreeMap<String, Integer>();
        days.forEach(day -> denied.apply(day).forEach((name, times) -> sums.merge(name, times, Integer::sum)));
        return sums;
    }

    public static WeekReport read(Json json) throws ProtocolException {
        var fields = Fields.of("report", json);
        var days = fields.list("days", WeekJson::readDay);
        if (days.size() != 7) {
            throw new ProtocolException("report: week of " + days.size() + " days");
        }
        return new WeekReport(
                fields.child("child"), fields.text("name"), fields.text("week"), fields.text("zone"), days);
    }

    private static DayFacts readDay(Json json) throws ProtocolException {
        var fields = Fields.of("day", json);
        return new DayFacts(
                fields.day("day"),
                fields.maybeSeconds("budgetSeconds"),
                fields.seconds("countedSeconds"),
                fields.seconds("exemptSeconds"),
                readMap(fields, "byTitle", (titles, name) -> titles.seconds(name)),
                fields.count("limitHits"),
                readMap(fields, "programsDenied", (counts, name) -> counts.count(name)),
                readMap(fields, "sitesDenied", (counts, name) -> counts.count(name)));
    }

    private interface Member<T> {
        T read(Fields fields, String name) throws ProtocolException;
    }

    private static <T> Map<String, T> readMap(Fields fields, String name, Member<T> member) throws ProtocolException {
        var inner = fields.object(name);
        var values = new LinkedHashMap<String, T>();
        for (var key : inner.names()) {
            values.put(key, member.read(inner, key));
        }
        return values;
    }
}
