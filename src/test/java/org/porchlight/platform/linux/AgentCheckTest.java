package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentCheckTest {
    private static final Set<String> CLASS_PATH = Set.of("/opt/p.jar", "/opt/lib/*");
    private static final List<String> OWN = List.of("java", "-Djna.boot.library.path=/opt/native", "-cp");

    private static List<String> words(String commandLine) {
        return List.of(commandLine.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -cp /opt/p.jar:/opt/lib/* org.porchlight.Main agent",
                "java -cp /opt/p.jar org.porchlight.Main agent --run /run/porchlight",
                "java -Xmx64m -XX:+UseSerialGC -Dprism.order=sw -Djna.boot.library.path=/opt/native"
                        + " --class-path /opt/p.jar org.porchlight.Main agent"
            })
    void believesOurOwnCommandLine(String commandLine) {
        assertThat(AgentCheck.objection(words(commandLine), OWN, CLASS_PATH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "java -cp",
                "java -cp /opt/p.jar",
                "java org.porchlight.Main agent",
                "java -cp /opt/p.jar org.porchlight.Main",
                "java -cp /opt/p.jar org.porchlight.Main console",
                "java -cp /opt/p.jar org.porchlight.Main status agent",
                "java -cp /home/kid/p.jar org.porchlight.Main agent",
                "java -cp /opt/p.jar:/home/kid org.porchlight.Main agent",
                "java -cp /opt/p.jar: org.porchlight.Main agent",
                "java -cp /home/kid -cp /opt/p.jar com.example.Game org.porchlight.Main agent",
                "java -cp /home/kid/p.jar -cp /opt/p.jar org.porchlight.Main agent",
                "java -jar /opt/p.jar agent",
                "java -javaagent:/home/kid/a.jar -cp /opt/p.jar org.porchlight.Main agent",
                "java -agentlib:jdwp=server=y -cp /opt/p.jar org.porchlight.Main agent",
                "java -agentpath:/home/kid/a.so -cp /opt/p.jar org.porchlight.Main agent",
                "java -Xrunx -cp /opt/p.jar org.porchlight.Main agent",
                "java @/home/kid/args -cp /opt/p.jar org.porchlight.Main agent",
                "java -Xbootclasspath/a:/home/kid -cp /opt/p.jar org.porchlight.Main agent",
                "java -XX:Flags=/home/kid/f -cp /opt/p.jar org.porchlight.Main agent",
                "java -XX:OnError=/home/kid/x -cp /opt/p.jar org.porchlight.Main agent",
                "java --patch-module java.base=/home/kid -cp /opt/p.jar org.porchlight.Main agent",
                "java -Djna.boot.library.path=/home/kid -cp /opt/p.jar org.porchlight.Main agent",
                "java -Djava.library.path=/home/kid -cp /opt/p.jar org.porchlight.Main agent"
            })
    void doubtsEverythingElse(String commandLine) {
        assertThat(AgentCheck.objection(words(commandLine), OWN, CLASS_PATH)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_PRELOAD=/home/kid/x.so",
                "LD_LIBRARY_PATH=/home/kid",
                "LD_AUDIT=/home/kid/x.so",
                "JAVA_TOOL_OPTIONS=-javaagent:x",
                "JDK_JAVA_OPTIONS=-javaagent:x",
                "_JAVA_OPTIONS=-javaagent:x",
                "GTK_MODULES=x"
            })
    void doubtsAVariableThatBringsCode(String variable) {
        assertThat(AgentCheck.objection(List.of("HOME=/home/kid", variable, "")))
                .isPresent();
    }

    @Test
    void believesAnOrdinaryEnvironment() {
        assertThat(AgentCheck.objection(
                        List.of("HOME=/home/kid", "DISPLAY=:0", "LANG=zh_CN.UTF-8", "JAVA_HOME=/x", "")))
                .isEmpty();
    }

    @Test
    @Tag("os")
    void doubtsAnotherProgramAndAnotherAccount() throws Exception {
        try (var child = TestPerson.create()) {
            long other = child.run("sh", "-c", "sleep 300; :", "org.porchlight.Main", "agent")
                    .pid();

            assertThat(AgentCheck.verify(child.account(), other)).isEmpty();
            assertThat(AgentCheck.verify(
                            child.account(), ProcessHandle.current().pid()))
                    .isEmpty();
            assertThat(AgentCheck.verify(child.account(), 0)).isEmpty();
            assertThat(AgentCheck.verify(child.account(), Long.MAX_VALUE)).isEmpty();
        }
    }

    private static String ownJar() {
        return System.getProperty("java.class.path").split(":", -1)[0];
    }

    @Test
    @Tag("os")
    void believesARealProcessWithOurCommandLine() throws Exception {
        var java = Proc.exe(0).orElseThrow().path();
        var classPath = ownJar();
        try (var child = TestPerson.create()) {
            // It ends soon, for nobody answers it: another one is started until it was looked at in time.
            Await.until(
                    "it is believed",
                    () -> AgentCheck.verify(
                                    child.account(),
                                    child.run(java, "-cp", classPath, "org.porchlight.Main", "agent")
                                            .pid())
                            .isPresent());
        }
    }

    @Test
    @Tag("os")
    void doubtsARealProcessWithForeignCode() throws Exception {
        var java = Proc.exe(0).orElseThrow().path();
        var classPath = ownJar() + ":/tmp";
        try (var child = TestPerson.create()) {
            long pid = child.run(java, "-cp", classPath, "org.porchlight.Main", "agent")
                    .pid();

            assertThat(AgentCheck.verify(child.account(), pid)).isEmpty();
        }
    }
}
