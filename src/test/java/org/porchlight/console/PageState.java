package org.porchlight.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;
import org.porchlight.ui.Golden;

/// What a page of the console is besides usual. A page that is new does not compile before it says of each of them how
/// it comes to it.
enum PageState {
    /// Nobody has answered yet.
    LOADING,
    /// No guard is there.
    MISSING,
    /// The guard does not take this account for a parent's.
    DENIED,
    /// The guard was there and is gone.
    LOST,
    /// The guard could not tell what the page shows.
    FAILED,
    /// Somebody else changed the same.
    CONFLICT,
    /// What a person wrote is not taken.
    INVALID,
    /// There is nothing to show.
    EMPTY;

    /// How a page comes to it; nothing where it never does.
    Optional<EveryScreen> of(PageName page) {
        return switch (this) {
            case LOADING -> loading(page);
            case MISSING -> Optional.of(as(page, () -> Screen.GuardMissing.quiet(true)));
            case DENIED -> Optional.of(as(page, Screen.NotPermitted::new));
            case LOST -> Optional.of(lost(page));
            case FAILED -> failed(page);
            case CONFLICT -> conflict(page);
            case INVALID -> invalid(page);
            case EMPTY -> empty(page);
        };
    }

    private Optional<EveryScreen> loading(PageName page) {
        return switch (page) {
            // What these show comes with the first word of the guard.
            case TODAY, REQUESTS -> Optional.of(as(page, Screen.Loading::new));
            case TIME, PERMISSIONS, SPENDING, WEEK, ACCOUNT, CHILDREN, SETTINGS ->
                Optional.of(new EveryScreen(
                        page + " " + this,
                        look -> Shown.waiting(EveryScreen.guard(look.isEnglish()), page)
                                .root(),
                        (scene, _) -> Golden.showWhatWaits(scene)));
            // It waits for nobody.
            case HELP -> Optional.empty();
            case LEARN, POOL, REPORT -> Optional.empty();
        };
    }

    private EveryScreen as(PageName page, Supplier<Screen> screen) {
        return new EveryScreen(
                page + " " + this,
                _ -> Shown.as(screen.get(), page, unchecked()).root(),
                (scene, _) -> Golden.showWhatWaits(scene));
    }

    private EveryScreen lost(PageName page) {
        return new EveryScreen(
                page + " " + this,
                look -> {
                    var link = EveryScreen.guard(look.isEnglish());
                    var view = Shown.on(link, page, SettingsGoldenTest.verbs(look.isEnglish()));
                    link.die();
                    return view.root();
                },
                (_, _) -> {});
    }

    private Optional<EveryScreen> failed(PageName page) {
        return switch (page) {
            case TODAY, REQUESTS, TIME, PERMISSIONS, SPENDING, WEEK, ACCOUNT, CHILDREN, SETTINGS ->
                Optional.of(new EveryScreen(
                        page + " " + this,
                        look -> Shown.on(untold(look.isEnglish()), page, unchecked())
                                .root(),
                        (_, _) -> {}));
            // It shows what is shipped.
            case HELP -> Optional.empty();
            case LEARN, POOL, REPORT -> Optional.empty();
        };
    }

    /// A command line that looks at nothing: without a guard it would say by this machine's clock when it did.
    private static FakeVerbs unchecked() {
        var verbs = new FakeVerbs();
        verbs.answer("doctor", new Verbs.Result(127, "", "porchlight: command not found"));
        return verbs;
    }

    /// A guard that tells how things stand and else that its ledger cannot be read.
    private static FakeLink untold(boolean english) {
        var link = new FakeLink(Family.drawn(english), Map.of());
        var told = new Answer.Refused("ledger", "");
        for (var kind : List.of(
                Command.GetPolicy.class,
                Command.PolicyOf.class,
                Command.Parents.class,
                Command.People.class,
                Command.Programs.class,
                Command.Week.class,
                Command.Requests.class,
                Command.Codes.class,
                Command.ReportsDue.class,
                Command.Verify.class)) {
            link.answer(kind, _ -> told);
        }
        link.answerAccountsWith(told);
        return link;
    }

    private Optional<EveryScreen> conflict(PageName page) {
        return switch (page) {
            case TIME ->
                Optional.of(EveryScreen.clash(
                        page, MeisRules.DRAWN, "days-off: 90m", "days-off: 75m", "#budget-days-off UP"));
            case PERMISSIONS ->
                Optional.of(EveryScreen.clash(
                        page, JiesRules.WRITTEN, "vlc}, then: allow", "vlc}, then: deny", "#counts--usr-bin-krita"));
            case SPENDING ->
                Optional.of(EveryScreen.clash(page, JiesRules.WRITTEN, "30 CNY", "35 CNY", "#spending-day UP"));
            case CHILDREN -> Optional.of(EveryScreen.clash(page, MeisRules.DRAWN, "age: 14", "age: 15", "#age-jie=13"));
            // Nothing of theirs is changed by two at once: an answer is given once, a setting by its last word.
            case TODAY, REQUESTS, WEEK, ACCOUNT, SETTINGS, HELP -> Optional.empty();
            case LEARN, POOL, REPORT -> Optional.empty();
        };
    }

    private Optional<EveryScreen> invalid(PageName page) {
        return switch (page) {
            case TIME ->
                pressed(
                        page,
                        english -> refusing(
                                EveryScreen.ruled(MeisRules.DRAWN, english),
                                "children[0].time.budget.days-off: \"26h\" is above 24 h, which is all that a day has"),
                        "#budget-days-off UP",
                        "#save");
            case PERMISSIONS ->
                pressed(
                        page,
                        english -> EveryScreen.ruled(JiesRules.WRITTEN, english),
                        "#field-programs=vlc/",
                        "#add-programs");
            case SPENDING ->
                pressed(
                        page,
                        english -> refusing(
                                EveryScreen.ruled(JiesRules.WRITTEN, english),
                                "children[0].spending.day: \"40 CNX\" is not a sum of money: write a number and a currency,"
                                        + " for example 50 CNY"),
                        "#spending-day UP",
                        "#save");
            case CHILDREN -> pressed(page, EveryScreen::guard, "#age-mei=ten");
            case SETTINGS -> pressed(page, EveryScreen::guard, "#part-REPORTS", "#folder=weeks", "#save-plan");
            // Nothing is written on them but words, and every word is taken.
            case TODAY, REQUESTS, WEEK, ACCOUNT, HELP -> Optional.empty();
            case LEARN, POOL, REPORT -> Optional.empty();
        };
    }

    static FakeLink refusing(FakeLink link, String finding) {
        link.answer(Command.PutPolicy.class, _ -> new Answer.Invalid(List.of(new Problem(1, 1, finding))));
        return link;
    }

    private Optional<EveryScreen> empty(PageName page) {
        Function<Boolean, FakeLink> noRules = english -> EveryScreen.ruled(MeisRules.EMPTY, english);
        return switch (page) {
            case TODAY -> pressed(page, english -> EveryScreen.guard(Family.status(), english));
            case REQUESTS -> pressed(page, english -> EveryScreen.guard(Family.evening(english), english));
            case TIME, SPENDING -> pressed(page, noRules);
            case PERMISSIONS ->
                pressed(page, english -> {
                    var link = noRules.apply(english);
                    link.answer(Command.Programs.class, _ -> new Answer.Programs(Visibility.DETAIL, Map.of()));
                    return link;
                });
            case WEEK ->
                pressed(page, english -> {
                    var link = EveryScreen.guard(english);
                    link.answer(Command.Week.class, _ -> new Answer.Week(Weeks.empty(english ? "Mei" : "小美")));
                    return link;
                });
            case ACCOUNT ->
                pressed(page, english -> {
                    var link = EveryScreen.guard(english);
                    link.answerAccountsWith(new Answer.Refused("no-such-day", "2026-11-22"));
                    return link;
                });
            case CHILDREN ->
                pressed(page, english -> {
                    var link = EveryScreen.guard(Family.status(), english);
                    link.answer(Command.GetPolicy.class, _ -> new Answer.Policy(NewFamily.NOTHING));
                    return link;
                });
            // What is unset there is a field to set; the pages of help are never without what is shipped.
            case SETTINGS, HELP -> Optional.empty();
            case LEARN, POOL, REPORT -> Optional.empty();
        };
    }

    private Optional<EveryScreen> pressed(PageName page, Function<Boolean, FakeLink> link, String... pressed) {
        return Optional.of(EveryScreen.of(page, name(), link, pressed));
    }
}
