package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.platform.linux.logind.LoginSession;

/// Which programs are in use, by the log-ins that there are: `screen` has the screen, `behind` lost it to another,
/// `left` has logged out, `ssh` has no screen.
class LogInsTest {
    private static final int KID = 2101;
    private static final String SLICE = "/user.slice/user-2101.slice/";

    private static LogIns logIns(String words) {
        return new LogIns(
                KID,
                words.isBlank()
                        ? List.of()
                        : List.of(words.split(" ")).stream()
                                .map(LogInsTest::session)
                                .toList());
    }

    private static LoginSession session(String word) {
        boolean locked = word.endsWith("-locked");
        return switch (word.replace("-locked", "")) {
            case "screen" -> new LoginSession(KID, "session-1.scope", true, true, false, locked, "");
            case "behind" -> new LoginSession(KID, "session-2.scope", true, false, false, locked, "");
            case "left" -> new LoginSession(KID, "session-3.scope", true, false, true, locked, "");
            case "ssh" -> new LoginSession(KID, "session-4.scope", false, true, false, locked, "");
            case "sibling" -> new LoginSession(2102, "session-5.scope", true, true, false, locked, "");
            case "sibling-behind" -> new LoginSession(2102, "session-5.scope", true, false, false, locked, "");
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static String group(String place) {
        return switch (place) {
            case "screen" -> SLICE + "session-1.scope";
            case "behind" -> SLICE + "session-2.scope";
            case "left" -> SLICE + "session-3.scope";
            case "ssh" -> SLICE + "session-4.scope";
            case "held" -> SLICE + "session-2.scope/porchlight-2101";
            case "unknown" -> SLICE + "session-99.scope";
            case "unit" -> SLICE + "user@2101.service/app.slice/run-u1.service";
            case "named" -> SLICE + "user@2101.service/user.slice/user-2101.slice/session-1.scope";
            case "cron" -> "/system.slice/cron.service";
            case "su" -> "/user.slice/user-2102.slice/session-5.scope";
            case "gone" -> "";
            default -> throw new IllegalArgumentException(place);
        };
    }

    @ParameterizedTest(name = "log-ins \"{0}\", a program in {1}: in use {2}")
    @CsvSource(textBlock = """
            '',                  unit,    true
            '',                  cron,    true
            '',                  unknown, true
            '',                  gone,    true
            screen,              screen,  true
            screen,              unit,    true
            screen,              cron,    true
            behind,              behind,  false
            behind,              held,    false
            behind,              unit,    false
            behind,              named,   false
            behind,              cron,    true
            behind,              su,      true
            behind,              unknown, true
            behind,              gone,    true
            behind sibling,      behind,  false
            behind sibling,      su,      true
            behind sibling-behind, su,    true
            left,                left,    true
            left,                unit,    true
            behind ssh,          behind,  false
            behind ssh,          ssh,     true
            behind ssh,          unit,    true
            screen behind,       behind,  false
            screen behind,       screen,  true
            screen behind,       unit,    true
            behind left,         unit,    true
            """)
    void tellsWhatIsInUse(String there, String place, boolean inUse) {
        assertThat(logIns(there).isInUse(group(place))).isEqualTo(inUse);
    }

    @ParameterizedTest(name = "log-ins \"{0}\", programs in {1}: locked {2}")
    @CsvSource(textBlock = """
            screen,                   screen,        false
            screen-locked,            screen,        true
            screen-locked,            screen unit,   true
            screen-locked,            screen cron,   false
            screen-locked,            screen su,     false
            screen-locked ssh,        screen ssh,    false
            screen-locked ssh,        screen unit,   false
            behind-locked ssh,        ssh,           false
            screen-locked behind,     screen unit,   true
            """)
    void tellsWhetherAllOfItIsLocked(String there, String places, boolean locked) {
        var groups = List.of(places.split(" ")).stream().map(LogInsTest::group).toList();

        assertThat(logIns(there).isLocked(groups)).isEqualTo(locked);
    }

    @Test
    void readsTheTreeThatSystemdKeeps() {
        assertThat(LogIns.group("0::/user.slice/user-1.slice/session-1.scope\n"))
                .isEqualTo("/user.slice/user-1.slice/session-1.scope");
        assertThat(LogIns.group("7:freezer:/porchlight\n1:name=systemd:/a\n0::/b\n"))
                .isEqualTo("/a");
        // In a container the older tree is another machine's.
        assertThat(LogIns.group("9:name=systemd:/\n0::/b\n")).isEqualTo("/b");
        assertThat(LogIns.group("0::/\n")).isEmpty();
        assertThat(LogIns.group("")).isEmpty();
    }
}
