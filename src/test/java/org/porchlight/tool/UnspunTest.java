package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.Main;

/// Classes written without what Java would spin for them.
class UnspunTest {
    private final ClassForms forms = new ClassForms(UnspunTest.class.getClassLoader());

    /// One of every kind that a record may have.
    @SuppressWarnings("ArrayRecordComponent") // what a record does with one is asked
    record Every(
            boolean a,
            byte b,
            char c,
            short d,
            int e,
            long f,
            float g,
            double h,
            String i,
            @Nullable Object j,
            int[] k) {}

    record None() {}

    sealed interface Shape permits Dot, Line, Square {
        /// Written into an interface, as where most of ours stand.
        static String name(@Nullable Shape shape) {
            return switch (shape) {
                case null -> "nothing";
                case Line line when line.length() > 9 -> "long line";
                case Line line -> "line " + line.length();
                case Dot _ -> "dot";
                case Square(Dot _, int side) when side == 0 -> "dot after all";
                case Square _ -> "square";
            };
        }
    }

    static String word(String word, boolean loud) {
        return switch (word) {
            case "a", "b" -> "letter";
            case String other when loud -> other + "!";
            case "c" -> "third";
            case String other -> other + "?";
        };
    }

    record Dot() implements Shape {}

    record Line(int length) implements Shape {}

    record Square(Dot corner, int side) implements Shape {}

    /// What all of these say and are, as text.
    public static final class Sheet {
        private Sheet() {}

        @SuppressWarnings({"SelfEquals", "EqualsNull"}) // what these answer is what is asked
        public static List<Object> all() {
            var array = new int[] {7};
            var one = new Every(true, (byte) -3, '灯', (short) 9, 5, 1L << 40, 0.0f, Double.NaN, "x", null, array);
            var same = new Every(true, (byte) -3, '灯', (short) 9, 5, 1L << 40, 0.0f, Double.NaN, "x", null, array);
            var other = new Every(true, (byte) -3, '灯', (short) 9, 5, 1L << 40, -0.0f, Double.NaN, "x", null, array);
            var far = new Every(true, (byte) -3, '灯', (short) 9, 5, 1L << 41, 0.0f, Double.NaN, "x", null, array);
            Object text = "x";
            record Local(int here, List<Local> more) {}
            return List.of(
                    one.toString().replaceAll("@[0-9a-f]+", "@"),
                    one.hashCode() - System.identityHashCode(array),
                    one.equals(same),
                    one.hashCode() == same.hashCode(),
                    one.equals(other),
                    one.equals(far),
                    one.equals(one),
                    one.equals(text),
                    one.equals(null),
                    new None().toString(),
                    new None().hashCode(),
                    new None().equals(new None()),
                    new Local(1, List.of(new Local(2, List.of()))).toString(),
                    new Local(1, List.of(new Local(2, List.of()))).hashCode(),
                    word("a", true),
                    word("b", false),
                    word("c", true),
                    word("c", false),
                    word("d", false),
                    Shape.name(null),
                    Shape.name(new Line(10)),
                    Shape.name(new Line(3)),
                    Shape.name(new Dot()),
                    Shape.name(new Square(new Dot(), 0)),
                    Shape.name(new Square(new Dot(), 1)),
                    new Square(new Dot(), 1).toString());
        }
    }

    @Test
    void doAsTheyDidBefore() throws Exception {
        try (var loader = new Renewed(folderOf(UnspunTest.class))) {
            var renewed = Class.forName(Sheet.class.getName(), true, loader);

            assertThat(renewed).isNotSameAs(Sheet.class);
            assertThat(renewed.getMethod("all").invoke(null)).isEqualTo(Sheet.all());
            assertThat(loader.spun).contains(Every.class.getName(), Shape.class.getName());
        }
    }

    @Test
    void areTakenByTheVerifierOfJava() throws Exception {
        var folder = folderOf(Main.class);
        try (var loader = new Renewed(folder);
                var files = Files.walk(folder)) {
            var names = files.map(folder::relativize)
                    .map(Path::toString)
                    .filter(name -> name.startsWith("org/porchlight/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.endsWith("-info"))
                    .collect(Collectors.toSet());

            for (var name : names) {
                var renewed = Class.forName(name, false, loader);
                assertThat(renewed.getDeclaredMethods()).as(name).isNotNull();
                var bytes = loader.bytes(name);
                assertThat(ClassFile.of().verify(bytes)).as(name).isEmpty();
                assertThat(Unspun.isSpun(ClassFile.of().parse(bytes))).as(name).isFalse();
            }
            assertThat(loader.spun).hasSizeGreaterThan(500);
        }
    }

    private static Path folderOf(Class<?> known) throws Exception {
        return Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /// Loads the classes of a folder by itself, as they are written anew.
    private final class Renewed extends URLClassLoader {
        final Set<String> spun = new HashSet<>();
        private final Path folder;

        Renewed(Path folder) throws IOException {
            super(new URL[] {folder.toUri().toURL()}, UnspunTest.class.getClassLoader());
            this.folder = folder;
        }

        @SuppressWarnings("ReferenceEquality") // what stays as it is is given back
        byte[] bytes(String name) throws IOException {
            var bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
            var renewed = forms.renewed(bytes);
            if (renewed != bytes) {
                spun.add(name);
            }
            return renewed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                if (!name.startsWith("org.porchlight.")
                        || !Files.exists(folder.resolve(name.replace('.', '/') + ".class"))) {
                    return super.loadClass(name, resolve);
                }
                try {
                    var bytes = bytes(name);
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }
}
