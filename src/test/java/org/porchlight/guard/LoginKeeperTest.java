package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeLogins;

/// Who may not log in, and what is said.
class LoginKeeperTest {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));
    private static final ChildAccount GUEST = new ChildAccount("2107", "guest", Path.of("/home/guest"));
    private static final ChildId MEI = new ChildId("mei");

    private final FakeLogins logins = new FakeLogins();
    private final Findings findings = new Findings();
    private final LoginKeeper keeper = new LoginKeeper(logins, findings);
    private final Bindings bindings = new Bindings(Map.of(MEI, Set.of(KID)), Set.of(GUEST), true);

    /// Tuesday, at a local time.
    private static Now at(String time) {
        return at(time, "");
    }

    /// @param more of the child's time
    private static Now at(String time, String more) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - {id: mei, name: 小美, accounts: [kid], preset: none, time: {windows: {every-day: ["16:30-20:30"]}%s}}
                """.formatted(more);
        var document = Documents.of(PolicyYaml.read(text, Circumstances.NONE));
        var wall = Instant.parse("2026-11-24T" + time + ":00+08:00");
        var reading = new ClockReading(new BootId("boot"), Duration.ofHours(1), Duration.ofHours(1), wall, false);
        var step = Engine.start(
                document, Optional.empty(), Remembered.NOTHING, reading, Instant.parse("2026-11-01T00:00:00Z"), false);
        return new Now(step.next(), step.desired());
    }

    @Test
    void saysWhyWhenItOpensAndThatHelpIsOpen() {
        keeper.round(at("15:00"), bindings);

        assertThat(logins.refusal(KID)).contains("""
                小美, the PC is closed for you now. It is outside the opening times.
                It opens at 16:30. Nothing is lost: what you had open is still there.
                Help is always open, also now: tell a grown-up you trust, or call the emergency number \
                (in China 110).""");
    }

    @Test
    void saysItInTheLanguageOfTheChild() {
        logins.speak(Locale.SIMPLIFIED_CHINESE);

        keeper.round(at("21:00"), bindings);

        assertThat(logins.refusal(KID)).contains("""
                小美，电脑现在对你关着。不在开放的时间里。
                明天 16:30 会开。什么都没丢：你开着的东西都还在。
                求助随时都可以，现在也行：告诉你信任的大人，有危险打 110。""");
    }

    @Test
    void speaksToTheChildOfTheLimitThatItSetItself() {
        logins.speak(Locale.SIMPLIFIED_CHINESE);

        keeper.round(at("17:00", ", own-limit: 0m"), bindings);

        assertThat(logins.refusal(KID).orElseThrow()).startsWith("小美，电脑现在对你关着。你自己定的今天的时间用完了。");
    }

    @Test
    void refusesNobodyWhileItIsOpen() {
        keeper.round(at("21:00"), bindings);
        keeper.round(at("17:00"), bindings);

        assertThat(logins.isClean()).isTrue();
    }

    @Test
    void refusesAccountsThatFollowTheStrictestChild() {
        keeper.round(at("21:00"), bindings);

        assertThat(logins.refusal(GUEST).orElseThrow()).startsWith("The PC is closed for account guest now");
    }

    @Test
    void tellsParentsWhereItCannotBeDone() {
        logins.failWith(Optional.of("change /etc/pam.d/common-account: this system has no such file"));
        keeper.round(at("21:00"), bindings);
        var broken = findings.all();
        logins.failWith(Optional.empty());
        keeper.round(at("21:00"), bindings);

        assertThat(broken)
                .isEqualTo(List.of(new Trouble(
                        Trouble.Sort.LOGINS_PASS, "change /etc/pam.d/common-account: this system has no such file")));
        assertThat(findings.all()).isEmpty();
        assertThat(logins.refusal(KID)).isPresent();
    }
}
