package org.porchlight.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;

/// Every page of the console in every part and state that it has.
///
/// @param name as a test calls it
/// @param make the window with it, on the FX thread
/// @param bring what is pressed then, so that it is to be seen
record EveryScreen(String name, Function<Look, Parent> make, BiConsumer<Scene, Look> bring) {
    private static final String WRONG_HOURS =
            "children[0].time.windows.sat[1]: \"13:30-25:30\" is not a window: hours run from 00:00 to 24:00; write for"
                    + " example \"16:00-19:30\"";

    @Override
    public String toString() {
        return name;
    }

    static Stream<EveryScreen> all() {
        var all = new ArrayList<EveryScreen>();
        today(all);
        rules(all);
        records(all);
        household(all);
        for (var page : PageName.values()) {
            if (Pages.isBuilt(page)) {
                for (var state : PageState.values()) {
                    state.of(page).ifPresent(all::add);
                }
            }
        }
        frame(all);
        firstRun(all);
        return all.stream();
    }

    /// A guard that answers whatever a page asks.
    static FakeLink guard(boolean english) {
        return guard(Family.drawn(english), english);
    }

    static FakeLink guard(StatusReport status, boolean english) {
        var link = SettingsGoldenTest.link(english);
        link.push(status);
        new MeisRules().tell(link);
        link.answer(
                Command.Verify.class,
                _ -> new Answer.Verified(new Verification("ok", List.of(), List.of(), List.of(), List.of())));
        link.answer(Command.Why.class, _ -> new Answer.Refused("no-such-child", ""));
        link.answer(
                Command.Programs.class,
                _ -> new Answer.Programs(Visibility.DETAIL, Map.of("Minecraft", Duration.ofMinutes(72))));
        link.answer(Command.Week.class, _ -> new Answer.Week(Weeks.full(english ? "Mei" : "小美")));
        link.answerAccountsWith(new Answer.Account(MeisSunday.report(english)));
        return link;
    }

    /// One with other rules.
    static FakeLink ruled(String policy, boolean english) {
        var link = guard(english);
        var rules = new MeisRules();
        rules.put(policy);
        rules.tell(link);
        return link;
    }

    static EveryScreen of(PageName page, String part, Function<Boolean, FakeLink> link, String... pressed) {
        return new EveryScreen(
                page + " " + part,
                look -> Shown.on(link.apply(look.isEnglish()), page, SettingsGoldenTest.verbs(look.isEnglish()))
                        .root(),
                (scene, _) -> Presses.press(scene, pressed));
    }

    private static void today(List<EveryScreen> all) {
        var page = PageName.TODAY;
        all.add(of(page, "usual", EveryScreen::guard));
        all.add(of(page, "closed", english -> guard(Family.evening(english), english)));
        all.add(of(page, "others", english -> guard(withOthers(Family.drawn(english)), english)));
        all.add(of(
                page,
                "locked",
                english -> {
                    var link = guard(english);
                    link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
                    link.answerOrdersWith(new Answer.Locked());
                    return link;
                },
                "#pause-all"));
        all.add(of(page, "a carer", english -> CarerTest.gran(guard(english), 20)));
        all.add(of(page, "a carer with nothing left", english -> CarerTest.gran(guard(english), 0)));
        all.add(of(PageName.REQUESTS, "a carer", english -> CarerTest.gran(guard(english), 8)));
        all.add(of(PageName.REQUESTS, "a carer with nothing left", english -> CarerTest.gran(guard(english), 0)));
        all.add(of(page, "why", EveryScreen::guard, "#page-today K control"));
        all.add(of(PageName.REQUESTS, "usual", EveryScreen::guard));
        all.add(of(
                PageName.REQUESTS,
                "dispute",
                english -> {
                    var drawn = Family.drawn(english).children();
                    return guard(
                            Family.status(Family.disputing(drawn.getFirst(), Asked.DISPUTE), drawn.getLast()), english);
                },
                "#vj4xk"));
        all.add(of(PageName.HELP, "usual", EveryScreen::guard));
    }

    private static StatusReport withOthers(StatusReport status) {
        return status.telling(List.of(
                new Trouble(Trouble.Sort.ACCOUNTS_OTHER, "guest"),
                new Trouble(Trouble.Sort.CODES_ENROLLED, "mei, 15m, mum")));
    }

    private static void rules(List<EveryScreen> all) {
        var time = PageName.TIME;
        Function<Boolean, FakeLink> drawn = english -> ruled(MeisRules.DRAWN, english);
        Function<Boolean, FakeLink> written = english -> ruled(JiesRules.WRITTEN, english);
        Function<Boolean, FakeLink> empty = english -> ruled(MeisRules.EMPTY, english);
        all.add(of(time, "usual", drawn));
        all.add(of(time, "changed", drawn, "#budget-days-off UP"));
        all.add(of(time, "a carer", english -> CarerTest.gran(drawn.apply(english), 20)));
        all.add(of(time, "more", drawn, "#more-figures", "#step-down"));
        all.add(of(time, "calendar", drawn, "#calendar"));
        all.add(of(time, "calendar that is changed", drawn, "#calendar", "#public-holidays"));
        all.add(of(
                time,
                "calendar with days of their own",
                drawn,
                "#calendar",
                "#hours-own-winter-holiday",
                "#hours-closed-exam-week",
                "#day-own",
                "#hours-to-2026-11-22-1 END",
                "#day-time-2026-11-22 DOWN",
                "#add-date"));
        all.add(of(
                time,
                "weekdays",
                drawn,
                "#more-figures",
                "#days-of-their-own",
                "#choose-mon",
                "#choose-tue",
                "#add-weekdays",
                "#add-weekdays"));
        all.add(of(
                time,
                "week with weekdays of their own",
                english -> ruled(
                        MeisRules.DRAWN.replace("days-off: 90m", "days-off: 90m, fri: 2h, mon-thu: 75m"), english)));
        all.add(of(
                time,
                "games",
                drawn,
                "#more-figures",
                "#days-of-their-own",
                "#of-apps-groups-games",
                "#add-every-day",
                "#hours-own-apps-groups-games-every-day",
                "#add-group-date"));
        all.add(of(
                time,
                "every group",
                english -> ruled(OnDays.EVERY, english),
                "#more-figures",
                "#days-of-their-own",
                "#of-sites-groups-video"));
        all.add(of(
                time,
                "refused day",
                english -> PageState.refusing(drawn.apply(english), WRONG_HOURS.replace("sat[1]", "2026-11-22[0]")),
                "#calendar",
                "#day-own",
                "#save"));
        all.add(of(time, "own limit", english -> ruled(MeisRules.OWN_LIMIT, english)));
        all.add(of(time, "empty calendar", empty, "#calendar"));
        all.add(of(
                time,
                "refused hours",
                english -> PageState.refusing(drawn.apply(english), WRONG_HOURS),
                "#time-week UP",
                "#save"));
        all.add(clash(time, MeisRules.DRAWN, "week: 8h", "week: 7h", "#time-week UP"));
        all.add(clash(time, MeisRules.DRAWN, "[15m, 5m, 1m]", "[15m]", "#warn-5"));
        all.add(clash(time, MeisRules.DRAWN, "2027-01-15", "2027-01-16", "#calendar", "#period-off-exam-week"));
        var permissions = PageName.PERMISSIONS;
        all.add(of(permissions, "programs", written, "#rule--usr-bin-blender"));
        all.add(of(permissions, "sites", written, "#tab-sites"));
        all.add(of(permissions, "changed", written, "#field-programs=/usr/bin/godot", "#add-programs"));
        all.add(of(permissions, "empty sites", empty, "#tab-sites"));
        all.add(of(PageName.SPENDING, "usual", written));
        all.add(of(PageName.SPENDING, "changed", written, "#spending-single UP"));
    }

    static EveryScreen clash(PageName page, String text, String was, String wrote, String... pressed) {
        var rules = new MeisRules();
        return new EveryScreen(
                page + " where both changed " + was,
                look -> {
                    var link = guard(look.isEnglish());
                    rules.put(text);
                    rules.tell(link);
                    return Shown.on(link, page).root();
                },
                (scene, _) -> {
                    Presses.press(scene, pressed);
                    rules.put(text.replace(was, wrote));
                    Presses.press(scene, "#save");
                    var bar = Presses.node(scene, ".pl-save-bar");
                    if (!bar.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger"))) {
                        throw new AssertionError("no conflict on " + page);
                    }
                });
    }

    private static void records(List<EveryScreen> all) {
        all.add(of(PageName.WEEK, "usual", EveryScreen::guard));
        all.add(of(PageName.ACCOUNT, "usual", EveryScreen::guard));
        for (var option : List.of("PART", "STAYS")) {
            all.add(of(PageName.ACCOUNT, "answered as " + option, EveryScreen::guard, "#option-" + option));
        }
        all.add(of(PageName.ACCOUNT, "corrected", english -> {
            var link = guard(english);
            link.answerAccountsWith(new Answer.Account(MeisSunday.corrected(english)));
            return link;
        }));
    }

    private static void household(List<EveryScreen> all) {
        var children = PageName.CHILDREN;
        all.add(of(children, "usual", EveryScreen::guard));
        all.add(of(children, "another", EveryScreen::guard, "#add"));
        all.add(of(children, "removed", EveryScreen::guard, "#remove-jie"));
        all.add(of(children, "wrong", EveryScreen::guard, "#age-mei=ten", "#account-mei-lan"));
        for (var part : SettingsView.Part.values()) {
            all.add(of(PageName.SETTINGS, part.name(), EveryScreen::guard, "#part-" + part));
        }
        all.add(of(PageName.SETTINGS, "with a code", EveryScreen::guard, "#part-CODES", "#make-code"));
    }

    private static void frame(List<EveryScreen> all) {
        all.add(new EveryScreen(
                "no guard, not to be started",
                _ -> Shown.as(Screen.GuardMissing.quiet(false)).root(),
                (_, _) -> {}));
        all.add(new EveryScreen("first frame", _ -> new FirstFrame(""), (_, _) -> {}));
    }

    private static void firstRun(List<EveryScreen> all) {
        var steps = List.of(
                List.of("#first-run"),
                List.of("#first-next"),
                List.of("#first-next"),
                List.of(
                        "#first-parent=Mum",
                        "#first-passphrase=regen am donnerstag",
                        "#first-again=regen am freitag",
                        "#first-next"),
                List.of("#first-again=regen am donnerstag", "#first-next"),
                List.of("#first-next"),
                List.of("#first-age-mei=2016-05-14", "#first-age-jie=14", "#first-parents-lan", "#first-next"),
                List.of("#first-mei-WHO-AAP"),
                List.of("#first-next"),
                List.of("#first-next"));
        for (int far = 1; far <= steps.size(); far++) {
            var pressed = steps.subList(0, far).stream().flatMap(List::stream).toArray(String[]::new);
            all.add(of(PageName.TODAY, "first run after " + far, _ -> NewFamily.link(), pressed));
        }
    }
}
