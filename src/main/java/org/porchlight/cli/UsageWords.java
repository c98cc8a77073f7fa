package org.porchlight.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.text.Texts;

/// The words of the help pages, in the form in which picocli asks for them.
final class UsageWords extends ResourceBundle {
    private final Texts words;
    private final Set<String> keys;

    UsageWords(Texts words) {
        this.words = words;
        this.keys = words.keys();
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return keys.contains(key) ? words.of(key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(keys);
    }
}
