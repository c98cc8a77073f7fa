package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.ProcessRef;

class AgentCommandTest {
    private static final Desktop DESKTOP = new Desktop(":7", Map.of(), new ProcessRef(1, 1));
    private static final ChildAccount MEI = new ChildAccount("1001", "mei", Path.of("/home/mei"));
    private static final List<String> SAID =
            List.of("porchlight.agent.flags", "porchlight.agent.environment", "porchlight.agent.jars");

    @AfterEach
    void forget() {
        SAID.forEach(System::clearProperty);
    }

    private static List<String> command() {
        return AgentCommand.in(MEI, DESKTOP, Path.of("/run/porchlight")).command();
    }

    @Test
    void isStartedAsTheLauncherStartsOne() {
        System.setProperty("porchlight.agent.flags", "-Xms8m -Dprism.order=sw");
        System.setProperty("porchlight.agent.environment", "GDK_GL=disable MALLOC_ARENA_MAX=1");

        assertThat(command()).startsWith("/usr/bin/env", "GDK_GL=disable", "MALLOC_ARENA_MAX=1");
        assertThat(command().get(3)).endsWith("/bin/java");
        assertThat(command().subList(4, command().indexOf("org.porchlight.Main")))
                .containsSubsequence("-Xms8m", "-Dprism.order=sw")
                .noneMatch(word -> word.contains("porchlight.agent"));
    }

    @Test
    void loadsFromTheJarsThatTheLauncherNames() {
        System.setProperty("porchlight.agent.jars", "/opt/a.jar:/opt/lib/b.jar");

        var program = AgentCommand.in(MEI, DESKTOP, Path.of("/run/porchlight"));

        assertThat(program.command()).containsSubsequence("-cp", "/opt/a.jar:/opt/lib/b.jar", "org.porchlight.Main");
        assertThat(program.code()).contains(Path.of("/opt"), Path.of("/opt/lib"));
    }

    @Test
    void isStartedWithoutALauncherToo() {
        assertThat(command().getFirst()).isEqualTo("/usr/bin/env");
        assertThat(command().get(1)).endsWith("/bin/java");
        assertThat(command()).contains("-XX:+DisableAttachMechanism").noneMatch(String::isEmpty);
    }
}
