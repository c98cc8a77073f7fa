package org.porchlight.ipc.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekSums;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.core.report.Weeks;

/// The JSON of `report week`.
///
/// `blocked`, `sums`, `difference` and `talk` say once more what the days say. A figure that is not told is null.
public final class WeekJson {
    private WeekJson() {}

    public static Json write(WeekReport report) {
        var sums = report.sums();
        var before = report.sumsBefore();
        return Json.object()
                .text("child", report.child().value())
                .text("week", report.week())
                .put("days", Json.list(report.days(), WeekJson::day))
                .put("blocked", new Json.Arr(blocked(sums)))
                .put("requests", Json.list(report.requests(), QuestionJson::write))
                .text("name", report.name())
                .text("zone", report.zone())
                .day("today", report.today())
                .word("visibility", report.told())
                .put("sums", sums(sums))
                .put(
                        "before",
                        Json.object()
                                .text(
                                        "week",
                                        Weeks.of(report.before().getFirst().day()))
                                .put("days", Json.list(report.before(), WeekJson::day))
                                .put("sums", sums(before))
                                .end())
                .put("difference", difference(sums, before))
                .put("disputes", Json.list(report.disputes(), QuestionJson::write))
                .put("talk", TalkJson.write(WeekTalk.of(report)))
                .put("doubts", Json.list(report.doubts(), WeekJson::doubt))
                .end();
    }

    private static Json doubt(Doubt doubt) {
        return Json.object().day("day", doubt.day()).word("of", doubt.of()).end();
    }

    private static Json day(DayFacts day) {
        var json = Json.object()
                .day("day", day.day())
                .seconds("countedSeconds", day.counted())
                .seconds("exemptSeconds", day.exempt())
                .put("byTitle", lengths(day.byTitle()))
                .put("byCategory", lengths(day.byCategory()))
                .seconds("budgetSeconds", day.budget())
                .seconds("limitSeconds", day.limit())
                .number("limitHits", day.limitHits())
                .put("programsDenied", counts(day.programs().names()))
                .put("sitesDenied", counts(day.sites().names()))
                .number("programsDeniedTimes", day.programs().times())
                .number("sitesDeniedTimes", day.sites().times());
        changes(json, day.rests(), day.asked(), day.given());
        return json.put("kindMillis", AccountJson.kinds(day.kinds()))
                .text("receipt", day.receipt())
                .end();
    }

    private static void changes(Json.Members json, DayFacts.Rests rests, DayFacts.Asked asked, DayFacts.Given given) {
        json.number("rests", rests.taken())
                .seconds("restedSeconds", rests.rested())
                .seconds("unrestedSeconds", rests.unrested())
                .number("requests", asked.times())
                .number("approved", asked.approved())
                .seconds("grantSeconds", given.granted())
                .seconds("correctedSeconds", given.corrected());
    }

    private static Json sums(WeekSums sums) {
        var json = Json.object()
                .flag("known", sums.known())
                .seconds("countedSeconds", sums.counted())
                .seconds("exemptSeconds", sums.of(Kind.EXEMPT))
                .seconds("budgetSeconds", sums.budget())
                .put("byTitle", lengths(sums.byTitle()))
                .put("byCategory", lengths(sums.byCategory()))
                .number("limitHits", sums.limitHits())
                .number("programsDeniedTimes", sums.programs().times())
                .number("sitesDeniedTimes", sums.sites().times());
        changes(json, sums.rests(), sums.asked(), sums.given());
        return json.put("kindMillis", AccountJson.kinds(sums.kinds())).end();
    }

    /// This week less the one before, to the second.
    private static Json difference(WeekSums sums, WeekSums before) {
        return Json.object()
                .seconds("countedSeconds", WeekSums.more(sums.counted(), before.counted()))
                .seconds("exemptSeconds", WeekSums.more(sums.of(Kind.EXEMPT), before.of(Kind.EXEMPT)))
                .put("byCategory", lengths(sums.moreByCategory(before)))
                .end();
    }

    /// How long programs were used, the longest first.
    public static Json programs(Visibility told, Map<String, Duration> used) {
        return Json.object()
                .word("visibility", told)
                .put("programs", lengths(used))
                .end();
    }

    public static Map<String, Duration> readPrograms(Fields fields) throws ProtocolException {
        return readMap(fields, "programs", Fields::seconds);
    }

    private static Json lengths(Map<String, Duration> lengths) {
        var members = new LinkedHashMap<String, Json>();
        lengths.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .forEach(length -> members.put(
                        length.getKey(), new Json.Int(length.getValue().toSeconds())));
        return new Json.Obj(members);
    }

    private static Json counts(Map<String, Integer> counts) {
        var members = new LinkedHashMap<String, Json>();
        new TreeMap<>(counts).forEach((name, count) -> members.put(name, new Json.Int(count)));
        return new Json.Obj(members);
    }

    private static List<Json> blocked(WeekSums sums) {
        var blocked = new ArrayList<Json>();
        new TreeMap<>(sums.programs().names()).forEach((path, times) -> blocked.add(blocked("app", path, times)));
        new TreeMap<>(sums.sites().names()).forEach((host, times) -> blocked.add(blocked("site", host, times)));
        return blocked;
    }

    private static Json blocked(String what, String which, int times) {
        return Json.object()
                .text("what", what)
                .text("in", which)
                .number("times", times)
                .end();
    }

    public static WeekReport read(Json json) throws ProtocolException {
        var fields = Fields.of("report", json);
        var days = fields.list("days", WeekJson::readDay);
        var before = fields.object("before").list("days", WeekJson::readDay);
        if (days.size() != 7 || before.size() != 7) {
            throw new ProtocolException("report: week of " + days.size() + " days after one of " + before.size());
        }
        return new WeekReport(
                fields.child("child"),
                fields.text("name"),
                fields.text("week"),
                fields.text("zone"),
                fields.day("today"),
                fields.word("visibility", Visibility.class),
                days,
                before,
                fields.list("requests", QuestionJson::readAsking),
                fields.list("disputes", QuestionJson::readDispute),
                fields.known("doubts", "of", Doubt.Of.class, WeekJson::readDoubt));
    }

    private static Doubt readDoubt(Json json) throws ProtocolException {
        var fields = Fields.of("doubt", json);
        return new Doubt(fields.day("day"), fields.word("of", Doubt.Of.class));
    }

    private static DayFacts readDay(Json json) throws ProtocolException {
        var fields = Fields.of("day", json);
        return new DayFacts(
                fields.day("day"),
                fields.maybeSeconds("budgetSeconds"),
                fields.maybeSeconds("limitSeconds"),
                fields.seconds("countedSeconds"),
                AccountJson.readKinds(fields),
                readMap(fields, "byTitle", Fields::seconds),
                readMap(fields, "byCategory", Fields::seconds),
                fields.count("limitHits"),
                new DayFacts.Rests(
                        fields.count("rests"), fields.seconds("restedSeconds"), fields.seconds("unrestedSeconds")),
                new DayFacts.Asked(fields.count("requests"), fields.count("approved")),
                new DayFacts.Given(fields.seconds("grantSeconds"), fields.seconds("correctedSeconds")),
                readDenials(fields, "programsDenied"),
                readDenials(fields, "sitesDenied"),
                fields.maybeText("receipt"));
    }

    private static Denials readDenials(Fields fields, String name) throws ProtocolException {
        var times = fields.maybeNumber(name + "Times");
        return new Denials(
                times.isPresent() ? OptionalInt.of(fields.count(name + "Times")) : OptionalInt.empty(),
                readMap(fields, name, Fields::count));
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
