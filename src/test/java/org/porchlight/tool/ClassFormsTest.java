package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The library of the command line, which is made for Java 5.
class ClassFormsTest {
    private static final int JAVA_7 = 51;

    private final ClassForms forms = new ClassForms(ClassFormsTest.class.getClassLoader());

    @TempDir
    Path folder;

    @Test
    void areOfTodaysFormAndTheStrictVerifierTakesThem() throws Exception {
        var jar = picocli();

        forms.renew(jar);

        var classes = classes(jar);
        assertThat(classes).hasSizeGreaterThan(100);
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            for (var name : classes) {
                assertThat(major(jar, name)).as(name).isGreaterThanOrEqualTo(JAVA_7);
                // Verifies it.
                assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
            }
        }
    }

    @Test
    void stayAsTheyAreWhereTheyAreNewEnough() throws Exception {
        var jar = picocli();
        forms.renew(jar);
        var once = Files.readAllBytes(jar);
        var entries = contents(jar);

        forms.renew(jar);

        assertThat(Files.size(jar)).isEqualTo(once.length);
        assertThat(contents(jar)).isEqualTo(entries);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
    }

    private Path picocli() throws Exception {
        var library = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Files.copy(library, folder.resolve("picocli.jar"));
    }

    private static List<String> classes(Path jar) throws IOException {
        try (var open = new JarFile(jar.toFile())) {
            return open.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("picocli/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static int major(Path jar, String name) throws IOException {
        try (var open = new JarFile(jar.toFile());
                var in = new DataInputStream(open.getInputStream(open.getEntry(name.replace('.', '/') + ".class")))) {
            return (int) (in.readLong() & 0xFFFF);
        }
    }

    private static List<Integer> contents(Path jar) throws IOException {
        try (var open = new JarFile(jar.toFile())) {
            return open.stream().map(entry -> (int) entry.getCrc()).toList();
        }
    }
}
