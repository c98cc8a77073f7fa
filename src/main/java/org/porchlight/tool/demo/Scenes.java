package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;

/// The six scenes as root: real accounts, programs, windows and sites.
final class Scenes {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BUDGET = Duration.ofSeconds(20);
    /// With time for the child to ask for more.
    private static final Duration BUDGET_TO_ASK_IN = Duration.ofSeconds(40);
    private static final Duration LOOK_TWICE = Duration.ofSeconds(2);
    private static final String ALLOWED = "http://books.example/";
    private static final String UNLISTED = "http://games.example/";

    private final Stage stage;
    private final Persons persons;

    Scenes(Stage stage) {
        this.stage = stage;
        this.persons = Persons.named(stage.mark(), stage.folder());
    }

    void run() throws IOException, InterruptedException {
        var app = App.in(stage.folder().resolve("app"));
        say("prepare");
        if (stage.soft()) {
            soft(app);
        } else {
            persons.create();
            whole(app);
        }
    }

    private void whole(App app) throws IOException, InterruptedException {
        try (var internet = new Internet(app, stage.folder());
                var display = new Display(stage.folder());
                var household = new Household(stage, app, display, persons)) {
            Run.sure("chgrp", persons.child(), display.cookie().toString());
            // First: the rules make the guard look for a screen that needs an agent.
            var counter = household.startCounter();
            household.putPolicy(BUDGET_TO_ASK_IN);
            var agreements = new Agreements(this, stage, household);
            say("scene.1");
            agreements.request();
            time(household, display, counter);
            agreements.answer(counter);
            programs(household);
            sites(household, internet);
            crash(household, counter);
            agreements.settle();
            pictures(household, display);
        }
    }

    private void soft(App app) throws IOException, InterruptedException {
        try (var display = new Display(stage.folder());
                var household = new Household(stage, app, display, persons)) {
            household.putPolicy(BUDGET);
            household.startAgent();
            var counter = household.startCounter();
            say("scene.1");
            time(household, display, counter);
            var status = household.porchlight("status");
            check("1", "soft", status.ok() && household.isSoft(), status.firstLine());
            pictures(household, display);
        }
    }

    /// Scene 1: counted, warned, held at zero, not freed by the child, given ten seconds, going on where it was.
    private void time(Household household, Display display, Counter counter) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long before = household.child().spentSeconds();
        household.await(PATIENCE, status -> status.spentSeconds() - before >= 6);
        double truth = (System.nanoTime() - began) / 1e9;
        long spent = household.child().spentSeconds() - before;
        check("1", "counts", Math.abs(truth - spent) <= 5, spent, (long) truth);

        var warned = household.await(PATIENCE, status -> status.warning().isPresent());
        check(
                "1",
                "warns",
                warned.isPresent(),
                warned.map(ChildStatus::remainingSeconds)
                        .map(left -> left.orElse(-1))
                        .orElse(-1L));
        settle();
        display.capture(stage.pictures().resolve("warning-disc.png"));

        var held = household.await(PATIENCE, status -> status.state() == Presented.CLOSED && status.frozen() > 0);
        long stopped = counter.value();
        counter.watch(LOOK_TWICE);
        check(
                "1",
                "freezes",
                held.isPresent() && counter.value() == stopped,
                held.map(ChildStatus::frozen).orElse(0),
                stopped);

        if (!stage.soft()) {
            // A soft guard holds by signals, which the same account can undo; it says so instead.
            household.tryAsHeldChild("sh", "-c", "kill -CONT -1");
            counter.watch(LOOK_TWICE);
            check("1", "kill-cont", counter.value() == stopped, counter.value());
        }
        display.capture(stage.pictures().resolve("lock-card.png"));

        var grant = household.porchlight("grant", "mei", "10s");
        var next = Poll.until(PATIENCE, () -> Optional.of(counter.value()).filter(value -> value > stopped));
        check(
                "1",
                "goes-on",
                grant.ok() && next.filter(value -> value <= stopped + 5).isPresent() && counter.alive(),
                stopped,
                next.orElse(stopped));
    }

    /// Scene 2: what is not allowed does not start, by any name; what is allowed does.
    private void programs(Household household) throws IOException, InterruptedException {
        say("scene.2");
        var denied = household.asChild("/usr/bin/xcalc", "-help");
        check("2", "denied", denied.code() == 126, denied.firstLine());

        var copy = persons.home(persons.child()).resolve("homework");
        household.asChild("cp", "/usr/bin/xcalc", copy.toString());
        var renamed = household.asChild(copy.toString(), "-help");
        check("2", "renamed", Files.exists(copy) && renamed.code() == 126, renamed.firstLine());

        var allowed = household.asChild("/usr/bin/curl", "--version");
        check("2", "allowed", allowed.ok(), allowed.firstLine());

        var sibling = household.asSibling("/usr/bin/xcalc", "-help");
        check("2", "sibling", sibling.code() != 126, sibling.firstLine());

        var why = household.porchlight("why", "mei", "--app", "/usr/bin/xcalc");
        check("2", "why", why.ok() && why.out().contains("apps.default"), why.firstLine());
    }

    /// Scene 3: an allowed site answers; an unlisted one and a bare address do not; a sibling reaches all.
    private void sites(Household household, Internet internet) throws IOException, InterruptedException {
        say("scene.3");
        var allowed = household.asChild("curl", "-sS", "-m", "5", ALLOWED);
        check("3", "site", allowed.ok() && allowed.out().contains("books.example"), allowed.firstLine());

        var unlisted = household.asChild("curl", "-sS", "-m", "5", UNLISTED);
        check("3", "unlisted", !unlisted.ok(), unlisted.firstLine());

        var address = household.asChild("curl", "-sS", "-m", "5", "http://" + internet.otherAddress() + "/");
        check("3", "address", !address.ok(), address.firstLine());

        var sibling = household.asSibling("curl", "-sS", "-m", "5", UNLISTED);
        check("3", "sibling-site", sibling.ok(), sibling.firstLine());
    }

    /// Scene 4: the guard is killed in mid-use; nothing is lost and nothing is freed.
    private void crash(Household household, Counter counter) throws IOException, InterruptedException {
        say("scene.4");
        long before = household.child().spentSeconds();
        long began = System.nanoTime();
        household.killGuard();
        var open = household.asChild("curl", "-sS", "-m", "5", UNLISTED);
        household.await(PATIENCE, status -> status.spentSeconds() >= before + 3);
        double truth = (System.nanoTime() - began) / 1e9;
        long after = household.child().spentSeconds();
        check("4", "nothing-lost", after >= before && Math.abs(after - before - truth) <= 5, before, after, (long)
                truth);
        check("4", "site-still", !open.ok(), open.firstLine());

        household.porchlight("pause", "mei");
        household.await(PATIENCE, status -> status.state() == Presented.PAUSED && status.frozen() > 0);
        long stopped = counter.value();
        household.killGuard();
        var back = household.await(PATIENCE, status -> status.state() == Presented.PAUSED && status.frozen() > 0);
        counter.watch(LOOK_TWICE);
        check("4", "nothing-freed", back.isPresent() && counter.value() == stopped, counter.value());
        household.porchlight("unpause", "mei");
        var next = Poll.until(PATIENCE, () -> Optional.of(counter.value()).filter(value -> value > stopped));
        check("4", "thaws", next.isPresent(), stopped, next.orElse(stopped));
    }

    /// Scene 6: what people see, as files. While they are made nothing counts, so that all tell of the same seconds.
    private void pictures(Household household, Display display) throws IOException, InterruptedException {
        say("scene.6");
        household.porchlight("pause", "mei");
        household.await(PATIENCE, status -> status.state() == Presented.PAUSED && status.frozen() > 0);
        long counted = household.child().spentSeconds();
        var week = stage.pictures().resolve("week.html");
        var report =
                household.porchlight("report", "week", "mei", "--format", "html", "--force", "-o", week.toString());
        check("6", "week", report.ok() && Files.size(week) > 1000 && tells(Files.readString(week), "xterm"), week);
        if (!stage.soft()) {
            new Agreements(this, stage, household).written(week);
        }
        for (var look : List.of(Map.entry("zh-CN", "light"), Map.entry("en", "dark"))) {
            var file = stage.pictures().resolve("console-" + look.getKey() + "-" + look.getValue() + ".png");
            var run = household.snapshot(file, look.getKey(), look.getValue(), display);
            check("6", "console", run.ok() && Files.size(file) > 10_000, file);
        }
        long after = household.child().spentSeconds();
        check("6", "same", after == counted, counted, after);
        var shown = household.hasAgent()
                && Files.size(stage.pictures().resolve("warning-disc.png")) > 5_000
                && Files.size(stage.pictures().resolve("lock-card.png")) > 10_000;
        check("6", "agent", shown, stage.pictures().resolve("lock-card.png"));
    }

    /// Gives the agent time to draw.
    private static void settle() throws IOException, InterruptedException {
        Poll.until(LOOK_TWICE, Optional::empty);
    }

    void say(String key) {
        System.out.println(stage.words().of(key));
    }

    void check(String scene, String key, boolean ok, Object... seen) throws IOException {
        var words = stage.words();
        var check =
                new Check(scene + " " + words.of(key), words.of(key + ".expected"), words.of(key + ".seen", seen), ok);
        stage.note(check);
        System.out.println("  " + words.of(ok ? "table.ok" : "table.not") + "  " + check.scene() + ": " + check.seen());
    }

    /// A desktop may write the name of a program with capitals.
    private static boolean tells(String page, String program) {
        return page.toLowerCase(Locale.ROOT).contains(program);
    }
}
