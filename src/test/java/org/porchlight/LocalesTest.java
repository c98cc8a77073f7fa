package org.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher of a checkout, where the system has other locales than the one that is set, or none but C.
@Timeout(120)
class LocalesTest {
    /// The Java of this process, with its classes in the place of those that a build would have made.
    private static final String THIS_JAVA = """
            before=
            for word; do
              shift
              if [ "$before" = -cp ]; then word='%s'; fi
              set -- "$@" "$word"
              before=$word
            done
            exec '%s/bin/java' "$@"
            """.formatted(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    System.getProperty("java.home"));

    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void layOutWhatIsBuilt() throws IOException {
        executable("porchlight", Files.readString(Path.of("porchlight")));
        executable("jdk/bin/javac", "");
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.createFile(Files.createDirectory(home.resolve("target")).resolve(".built"));
    }

    private void java(String script) throws IOException {
        executable("jdk/bin/java", "#!/bin/sh\n" + script);
    }

    private void executable(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// @param locale variables such as `LC_ALL=C LANG=zh_CN.UTF-8`
    private String run(String locale, String script) throws Exception {
        // Java in a locale without Chinese passes no Chinese on: it stands in a file.
        Files.writeString(home.resolve("typed"), script);
        var builder = new ProcessBuilder("sh", "typed").directory(home.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG") || name.startsWith("PORCHLIGHT"));
        builder.environment().putAll(variables(locale));
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static Map<String, String> variables(String locale) {
        var variables = new HashMap<String, String>();
        for (var variable : locale.isEmpty() ? List.<String>of() : List.of(locale.split(" "))) {
            variables.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
        }
        return variables;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                        | is in order
            LANG=C                    | is in order
            LANG=POSIX                | is in order
            LC_ALL=C LANG=zh_CN.UTF-8 | is in order
            LANG=en_GB.UTF-8          | is in order
            LANG=zh_CN.UTF-8          | 没有问题
            LC_ALL=zh_CN.UTF-8        | 没有问题
            LC_ALL=C.UTF-8            | is in order
            PORCHLIGHT_LANGUAGE=zh_CN LANG=en_GB.UTF-8 | 没有问题
            PORCHLIGHT_LANGUAGE=en LANG=C              | is in order
            """)
    void aChineseNameOfAFileIsUnderstoodAndSaid(String locale, String said) throws Exception {
        java(THIS_JAVA);

        var answer = run(locale, """
                cat >家规.yaml <<'END'
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: mei, name: 小美, age: 10, accounts: [mei], preset: none}]
                END
                exec ./porchlight policy check 家规.yaml
                """);

        assertThat(answer).startsWith("家规.yaml").contains(said);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                        | status | LC_ALL=C.UTF-8 PORCHLIGHT_LANGUAGE=C
            LANG=C                    | status | LANG=C LC_ALL=C.UTF-8 PORCHLIGHT_LANGUAGE=C
            LC_ALL=C LANG=zh_CN.UTF-8 | status | LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8 PORCHLIGHT_LANGUAGE=C
            LANG=C LC_MESSAGES=zz_ZZ  | status | LANG=C LC_ALL=C.UTF-8 LC_MESSAGES=zz_ZZ PORCHLIGHT_LANGUAGE=zz_ZZ
            LANG=zh_CN.GB18030        | status | LANG=zh_CN.GB18030
            LC_ALL=C.UTF-8            | status | LC_ALL=C.UTF-8
            LANG=C                    | agent  | LANG=C
            """)
    void theLanguageStaysAndAnotherCharsetTooAndWhatADesktopSays(String locale, String verb, String left)
            throws Exception {
        java("env | grep -E '^(LC_|LANG|PORCHLIGHT_L)' | sort | paste -sd ' '\n");

        assertThat(run(locale, "exec ./porchlight " + verb).strip()).isEqualTo(left);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PORCHLIGHT_LANGUAGE=en LANG=zh_CN.UTF-8, -Duser.language=en",
        "PORCHLIGHT_LANGUAGE=zh_CN LANG=en_GB.UTF-8, -Duser.language=zh"
    })
    void theWindowSpeaksTheLanguageThatIsAskedFor(String locale, String told) throws Exception {
        java("for word; do case $word in -Duser.language=*) echo \"$word\";; esac; done\n");

        assertThat(run(locale, "exec ./porchlight").strip()).endsWith(told);
    }
}
