package org.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.AgentApp;
import org.porchlight.log.LineLogging;

/// The launcher lets an agent load from few jars: those of all classes that it can come to by ours.
class AgentJarsTest {
    private static final Pattern LIST = Pattern.compile("jars_of ([^\\n]*(?:\\\\\\n[^\\n]*)*)\\n  agent_jars=");
    private static final String OURS = "org/porchlight/";

    @Test
    void haveAllThatAnAgentNeeds() throws Exception {
        var named = LIST.matcher(Files.readString(Path.of("porchlight")));
        assertThat(named.find()).isTrue();
        var launched = List.of(named.group(1).replace("\\", " ").strip().split("\\s+"));

        var needed = jars(reached());

        assertThat(needed)
                .anyMatch(jar -> jar.startsWith("javafx-graphics"))
                .allMatch(jar -> launched.stream().anyMatch(library -> jar.startsWith(library + "-")));
    }

    /// Classes of others that those of the agent's packages name, or classes of ours that these name, and so on.
    private static Set<String> reached() throws IOException, URISyntaxException {
        var root = Path.of(AgentApp.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var open = new ArrayDeque<String>();
        open.add(internal(LineLogging.class));
        try (var files = Files.walk(root.resolve(OURS + "agent"))) {
            files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .forEach(name -> open.add(name.substring(0, name.length() - ".class".length())));
        }
        var seen = new HashSet<>(open);
        var others = new TreeSet<String>();
        while (!open.isEmpty()) {
            for (var name : named(root.resolve(open.remove() + ".class"))) {
                if (!name.startsWith(OURS)) {
                    others.add(name);
                } else if (seen.add(name)) {
                    open.add(name);
                }
            }
        }
        return others;
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static Set<String> named(Path file) {
        try {
            var pool = ClassFile.of().parse(Files.readAllBytes(file)).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(ClassEntry.class::isInstance)
                    .map(entry -> ((ClassEntry) entry).asInternalName())
                    .filter(name -> !name.startsWith("["))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of the jars in which the classes are; those of Java itself are in none.
    private static Set<String> jars(Set<String> names) throws ClassNotFoundException {
        var jars = new TreeSet<String>();
        for (var name : names) {
            var type = Class.forName(name.replace('/', '.'), false, AgentJarsTest.class.getClassLoader());
            var source = type.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation().getPath().endsWith(".jar")) {
                jars.add(Path.of(source.getLocation().getPath()).getFileName().toString());
            }
        }
        return jars;
    }
}
