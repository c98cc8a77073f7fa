package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The command line of a child says of it what it says to it.
class SpokenToTheChildTest extends OnFakeGuard {
    private Session inChinese(String... args) {
        return Session.type(run(), "zh_CN.UTF-8", args);
    }

    @Test
    void inTheAccount() throws Exception {
        serve(CHILD);

        assertThat(type("account", "mei").out()).contains("Your own limit: 45 min");
        assertThat(inChinese("account", "mei").out()).contains("你自己定的：45 分钟").doesNotContain("孩子");
    }

    @Test
    void ofAProgram() throws Exception {
        serve(CHILD);

        assertThat(type("why", "mei", "--app", "/usr/bin/krita").out())
                .contains("for you")
                .doesNotContain("for mei");
        assertThat(inChinese("why", "mei", "--app", "/usr/bin/krita").out())
                .contains("对你")
                .doesNotContain("mei");
    }

    @Test
    void ofWhatItAskedAndDisputed() throws Exception {
        serve(CHILD);

        assertThat(type("status").out()).contains(": you ask for ").doesNotContain("mei asks");
        assertThat(type("account", "mei").out()).contains(": you say this is wrong", "Your parents should answer by");
        assertThat(inChinese("account", "mei").out()).contains("：你说这里不对").doesNotContain("请在");
    }

    @Test
    void inItsOwnCopy() throws Exception {
        serve(CHILD);
        guard.lines = List.of();

        assertThat(type("export", "mei", "-o", directory.resolve("mine").toString())
                        .exit())
                .isZero();

        assertThat(Files.readString(directory.resolve("mine.html"))).contains("keeps of you on this PC");
    }

    @Test
    void butNotToAParent() throws Exception {
        serve(PARENT);

        assertThat(type("account", "mei").out()).contains("The child's own limit: 45 min");
        assertThat(type("why", "mei", "--app", "/usr/bin/krita").out()).contains("for mei");
    }
}
