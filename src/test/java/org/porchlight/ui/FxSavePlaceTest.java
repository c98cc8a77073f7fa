package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FxSavePlaceTest {
    private static boolean isWritable(String encoding, String name) {
        var before = System.getProperty("sun.jnu.encoding");
        System.setProperty("sun.jnu.encoding", encoding);
        try {
            return FxSavePlace.isWritable(name);
        } finally {
            System.setProperty("sun.jnu.encoding", before);
        }
    }

    @Test
    void proposesANameThatTheLocaleCanWrite() {
        assertThat(isWritable("UTF-8", "我的记录.html")).isTrue();
        assertThat(isWritable("ANSI_X3.4-1968", "我的记录.html")).isFalse();
        assertThat(isWritable("ANSI_X3.4-1968", "my-record.html")).isTrue();
    }
}
