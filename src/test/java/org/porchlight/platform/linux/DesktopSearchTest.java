package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.platform.linux.logind.LoginSession;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

class DesktopSearchTest {
    private static final ChildAccount KID = new ChildAccount("4021", "kid", Path.of("/home/kid"));
    private static final ProcessRef SERVER = new ProcessRef(600, 1);

    private static Optional<Desktop> find(Map<String, String> said) throws MachineException {
        return DesktopSearch.found(KID, said, Map.of(0, SERVER, 12, SERVER), new ProcessRef(700, 1))
                .map(DesktopSearch.Found::desktop);
    }

    private static Map<String, String> with(String name, String value) throws MachineException {
        var said = new HashMap<>(Map.of("DISPLAY", ":0"));
        said.put(name, value);
        return find(said).orElseThrow().variables();
    }

    private static LoginSession session(String id, boolean seated, boolean active, boolean closing, String display) {
        return new LoginSession(4021, "session-" + id + ".scope", seated, active, closing, false, display);
    }

    private static Set<Integer> believed(LoginSession... sessions) {
        return DesktopSearch.believed(Map.of(0, SERVER, 12, SERVER), List.of(sessions))
                .keySet();
    }

    @Test
    void believesOnlyTheDisplayThatTheLogInOnTheScreenWasGiven() {
        assertThat(believed(session("1", true, true, false, ":0"))).containsExactly(0);
        assertThat(believed(session("1", true, true, false, ":12.0"))).containsExactly(12);
        assertThat(believed(session("1", true, true, false, ":3"))).isEmpty();
    }

    @Test
    void prefersTheLogInInFront() {
        assertThat(believed(session("1", true, false, false, ":0"), session("2", true, true, false, ":12")))
                .containsExactly(12);
        assertThat(believed(session("1", true, false, false, ":0"))).containsExactly(0);
    }

    /// As one at a text console, which began its server by hand: what it left behind is not where it is.
    @Test
    void believesNoDisplayOfALogInBehindOneThatGotNone() {
        assertThat(believed(session("1", true, false, false, ":0"), session("2", true, true, false, "")))
                .containsExactly(12);
        assertThat(believed(session("1", true, false, false, ":0"), session("2", true, false, false, "")))
                .containsExactlyInAnyOrder(0, 12);
    }

    @Test
    void believesAnyDisplayWhereNoLogInOnTheScreenNamesOne() {
        assertThat(believed()).containsExactlyInAnyOrder(0, 12);
        assertThat(believed(session("1", true, true, false, ""))).containsExactlyInAnyOrder(0, 12);
        assertThat(believed(session("1", true, true, false, "far:0"))).containsExactlyInAnyOrder(0, 12);
        assertThat(believed(session("1", false, true, false, ":0"))).containsExactlyInAnyOrder(0, 12);
        assertThat(believed(session("1", true, false, true, ":0"))).containsExactlyInAnyOrder(0, 12);
    }

    @Test
    void takesWhatAProgramOnTheScreenNeedsAndNothingElse() throws Exception {
        var desktop = find(Map.of(
                        "DISPLAY",
                        ":12.0",
                        "XAUTHORITY",
                        "/run/user/4021/gdm/Xauthority",
                        "LANG",
                        "zh_CN.UTF-8",
                        "LD_PRELOAD",
                        "/home/kid/free.so",
                        "GTK_MODULES",
                        "free",
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:/home/kid/free.jar",
                        "HOME",
                        "/home/other",
                        "PATH",
                        "/home/kid/bin"))
                .orElseThrow();

        assertThat(desktop.display()).isEqualTo(":12");
        assertThat(desktop.language()).contains("zh_CN.UTF-8");
        assertThat(desktop.variables())
                .containsEntry("XAUTHORITY", "/run/user/4021/gdm/Xauthority")
                .containsEntry("HOME", "/nonexistent")
                .containsEntry("PATH", "/usr/bin:/bin")
                .doesNotContainKeys("LD_PRELOAD", "GTK_MODULES", "JAVA_TOOL_OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", ":1", "other.example:0", ":0;x", ":0\n", ":-1", ":99999", "unix:/tmp/x", ":0.0.0"})
    void isNoneWhereNoServerOfThatNameListensHere(String display) throws Exception {
        assertThat(find(Map.of("DISPLAY", display))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Xauthority", "../x", "/a\nb", "/a\u0000b", "/"})
    void passesOverAFileThatIsNoPath(String file) throws Exception {
        assertThat(with("XAUTHORITY", file)).containsEntry("XAUTHORITY", "/home/kid/.Xauthority");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            unix:path=/run/user/4021/bus, true
            'unix:abstract=/tmp/dbus-Ab12,guid=0123456789abcdef0123456789abcdef', true
            'unixexec:path=/home/kid/evil', false
            'tcp:host=evil,port=1', false
            'unix:path=/a;unixexec:path=/b', false
            """)
    void takesTheAddressOfABusOnlyWhereItIsASocket(String address, boolean taken) throws Exception {
        assertThat(with("DBUS_SESSION_BUS_ADDRESS", address).containsValue(address))
                .isEqualTo(taken);
    }

    @Test
    void takesTheLanguageThatCountsForMessages() throws Exception {
        var said = Map.of("DISPLAY", ":0", "LANG", "en_GB.UTF-8", "LC_MESSAGES", "zh_CN.UTF-8", "LC_ALL", "$(reboot)");

        assertThat(find(said).orElseThrow().language()).contains("zh_CN.UTF-8");
    }

    /// The agent draws as large as the rest of the desktop.
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "4"})
    void takesTheScaleOfTheDesktop(String scale) throws Exception {
        assertThat(with("GDK_SCALE", scale)).containsEntry("GDK_SCALE", scale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "5", "22", "-2", "2;x"})
    void passesOverAScaleThatHidesTheCard(String scale) throws Exception {
        assertThat(with("GDK_SCALE", scale)).doesNotContainKey("GDK_SCALE");
    }

    @Test
    void readsAnEnvironmentHoweverOddItIs() {
        var bytes = "DISPLAY=:0\0=x\0nothing\0DISPLAY=:1\0A=b=c\0".getBytes(StandardCharsets.UTF_8);

        assertThat(DesktopSearch.variables(bytes)).isEqualTo(Map.of("DISPLAY", ":0", "A", "b=c"));
        assertThat(DesktopSearch.variables(new byte[0])).isEmpty();
    }
}
