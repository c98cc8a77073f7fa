package org.porchlight.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.porchlight.text.Texts;

/// The words of the help pages, in the form in which picocli asks for them.
final class UsageWords extends ResourceBundle {
    private final Texts words;

    UsageWords(Texts words) {
        this.words = words;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return words.keys().contains(key) ? words.of(key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(words.keys());
    }
}
