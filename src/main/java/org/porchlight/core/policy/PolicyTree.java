package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A policy as a document: every key that was said and only those, in the order of the format.
final class PolicyTree {
    private PolicyTree() {}

    static Tree of(Policy policy) {
        var document = new Tree.Builder().put("porchlight", new Tree.Whole(1));
        document.put("household", household(policy.household()));
        if (!policy.calendars().isEmpty()) {
            var calendars = new Tree.Builder();
            policy.calendars().forEach(period -> calendars.put(period.name(), period(period)));
            document.put("calendars", calendars.open());
        }
        var children = policy.children().stream().map(PolicyTree::child).toList();
        return document.put("children", new Tree.Items(children, true)).open();
    }

    private static Tree household(Household household) {
        return new Tree.Builder()
                .put("zone", new Tree.Text(household.zone().getId()))
                .text("calendar", household.published().map(PolicyTree::calendar))
                .text("week-starts", household.firstDay().map(day -> day == DayOfWeek.SUNDAY ? "sun" : "mon"))
                .put("other-accounts", household.others().map(PolicyTree::word))
                .text("keep-detail", household.detailDays().map(days -> days + "d"))
                .open();
    }

    private static String calendar(Household.PublicCalendar calendar) {
        return switch (calendar) {
            case CN -> "CN";
            case NONE -> "none";
        };
    }

    private static Tree period(Period period) {
        var fields = new Tree.Builder().put("off", period.off().map(Tree.Truth::new));
        return switch (period) {
            case Period.Written written ->
                fields.put("dates", items(written.dates(), range -> new Tree.Text(range.toString())))
                        .close();
            case Period.Imported imported ->
                fields.put("ics", new Tree.Text("sha256:" + imported.sha256())).close();
        };
    }

    private static Tree child(Child child) {
        var fields =
                new Tree.Builder().put("id", new Tree.Text(child.id().value())).text("name", child.called());
        child.birth().ifPresent(birth -> birth(fields, birth));
        fields.put("accounts", items(child.accounts(), Tree.Text::new)).text("preset", child.preset());
        layer(fields, child.own());
        return fields.open();
    }

    private static void birth(Tree.Builder fields, Birth birth) {
        switch (birth) {
            case Birth.Born(var date) -> fields.put("born", new Tree.Text(date.toString()));
            case Birth.Age(var years) -> fields.put("age", new Tree.Whole(years));
            case Birth.Fixed(var tier) -> fields.put("tier", new Tree.Text(tier.name()));
        }
    }

    static void layer(Tree.Builder fields, Layer layer) {
        var time = time(layer.time());
        if (!time.isEmpty()) {
            fields.put("time", time.open());
        }
        fields.put("apps", layer.apps().map(PolicyTree::apps));
        fields.put("sites", layer.sites().map(PolicyTree::sites));
        fields.put("spending", layer.spending().map(PolicyTree::spending));
        fields.text("visibility", layer.visibility());
    }

    private static Tree.Builder time(TimeRules time) {
        var fields = new Tree.Builder();
        windows(fields, time.windows(), true);
        var budget = days(time.budget(), PolicyTree::amount)
                .put("week", time.week().map(PolicyTree::amount))
                .put("month", time.month().map(PolicyTree::amount));
        if (!budget.isEmpty()) {
            fields.put("budget", budget.close());
        }
        return fields.put("rest", time.rest().map(PolicyTree::rest))
                .put("warn", time.warn().map(warn -> items(warn, PolicyTree::amount)))
                .put("carry-over", time.carryOver().map(PolicyTree::amount))
                .put("finish-line", time.finishLine().map(PolicyTree::amount))
                .put("at-zero", time.atZero().map(PolicyTree::word))
                .put("own-limit", time.ownLimit().map(PolicyTree::ownLimit))
                .put("step-down", time.stepDown().map(PolicyTree::stepDown))
                .put("study", time.study().map(PolicyTree::study));
    }

    private static void windows(Tree.Builder fields, DayMap<List<TimeWindow>> map, boolean open) {
        if (!map.isEmpty()) {
            var days = days(map, windows -> items(windows, window -> new Tree.Text(WindowReader.write(window))));
            fields.put("windows", open ? days.open() : days.close());
        }
    }

    private static <V> Tree.Builder days(DayMap<V> map, Function<V, Tree> writer) {
        var fields = new Tree.Builder();
        map.entries().forEach(entry -> fields.put(entry.days().text(), writer.apply(entry.value())));
        return fields;
    }

    private static Tree rest(Rest rest) {
        return new Tree.Builder()
                .put("after", amount(rest.after()))
                .put("pause", amount(rest.pause()))
                .close();
    }

    private static Tree ownLimit(OwnLimit limit) {
        return limit.until()
                .<Tree>map(last -> new Tree.Builder()
                        .put("limit", amount(limit.length()))
                        .put("until", new Tree.Text(last.toString()))
                        .close())
                .orElseGet(() -> amount(limit.length()));
    }

    private static Tree study(StudyRules study) {
        var fields = new Tree.Builder().put("day", amount(study.day()));
        if (!study.with().isEmpty()) {
            fields.put("with", items(study.with(), Tree.Text::new));
        }
        return fields.close();
    }

    private static Tree stepDown(StepDown steps) {
        return new Tree.Builder()
                .put("by", amount(steps.by()))
                .put("every", word(steps.every()))
                .put("floor", amount(steps.floor()))
                .put("from", new Tree.Text(steps.from().toString()))
                .close();
    }

    private static Tree apps(AppRules apps) {
        var fields = new Tree.Builder().put("default", apps.otherwise().map(PolicyTree::word));
        if (!apps.rules().isEmpty()) {
            fields.put(
                    "rules",
                    new Tree.Items(apps.rules().stream().map(PolicyTree::rule).toList(), true));
        }
        return groups(fields, apps.groups()).open();
    }

    static Tree rule(AppRules.Rule rule) {
        var match = switch (rule.match()) {
            case AppRules.Match.Path(var path) -> new Tree.Builder().put("path", new Tree.Text(path));
            case AppRules.Match.Title(var id) -> new Tree.Builder().put("title", new Tree.Text(id));
            case AppRules.Match.PackageName(var name) -> new Tree.Builder().put("package", new Tree.Text(name));
        };
        return new Tree.Builder()
                .put("match", match.close())
                .put("then", word(rule.then()))
                .put("counts", rule.counts().map(Tree.Truth::new))
                .text("group", rule.group())
                .text("until", rule.until())
                .close();
    }

    private static Tree sites(SiteRules sites) {
        var fields = new Tree.Builder()
                .put("default", sites.otherwise().map(PolicyTree::word))
                .put("safe-search", sites.safeSearch().map(PolicyTree::word))
                .put("youtube", sites.youtube().map(PolicyTree::word));
        if (!sites.rules().isEmpty()) {
            fields.put(
                    "rules",
                    new Tree.Items(sites.rules().stream().map(PolicyTree::rule).toList(), true));
        }
        return groups(fields, sites.groups()).open();
    }

    static Tree rule(SiteRules.Rule rule) {
        var fields = switch (rule.match()) {
            case SiteRules.Match.Domain(var domain) -> new Tree.Builder().put("domain", new Tree.Text(domain));
            case SiteRules.Match.Category(var id) -> new Tree.Builder().put("category", new Tree.Text(id));
        };
        return fields.put("then", word(rule.then()))
                .put("counts", rule.counts().map(Tree.Truth::new))
                .text("group", rule.group())
                .text("until", rule.until())
                .close();
    }

    private static Tree.Builder groups(Tree.Builder fields, Map<String, Group> groups) {
        if (groups.isEmpty()) {
            return fields;
        }
        var all = new Tree.Builder();
        groups.forEach((name, group) -> {
            var said = new Tree.Builder();
            windows(said, group.windows(), false);
            if (!group.budget().isEmpty()) {
                said.put("budget", days(group.budget(), PolicyTree::amount).close());
            }
            all.put(name, said.close());
        });
        return fields.put("groups", all.open());
    }

    private static Tree spending(Spending spending) {
        return new Tree.Builder()
                .text("single", spending.single())
                .text("day", spending.day())
                .text("month", spending.month())
                .close();
    }

    private static Tree amount(Duration length) {
        return new Tree.Text(Amounts.write(length));
    }

    private static Tree word(Enum<?> choice) {
        return new Tree.Text(choice.name().toLowerCase(Locale.ROOT));
    }

    private static <V> Tree items(List<V> items, Function<V, Tree> writer) {
        return new Tree.Items(items.stream().map(writer).toList(), false);
    }
}
