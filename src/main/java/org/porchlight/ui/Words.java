package org.porchlight.ui;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The words of one part in the language of the person at the screen.
public final class Words {
    /// What the account has by itself, whatever the process speaks by now.
    private static final Locale SYSTEM = Locale.getDefault();

    private final Language language;
    private final Texts texts;

    private Words(Language language, Texts texts) {
        this.language = language;
        this.texts = texts;
    }

    /// Opens a part's words, such as `console`, in [#preferred].
    public static Words part(String part) {
        return part(part, preferred());
    }

    public static Words part(String part, Language language) {
        return new Words(language, Texts.of(part, language));
    }

    /// The language that the account which runs this process chose for its screens, or its own; the system property
    /// `porchlight.language`, such as
    /// `zh-CN` or `en`, overrides it.
    public static Language preferred() {
        return Language.of(Optional.ofNullable(System.getProperty("porchlight.language"))
                .or(Taste::language)
                .map(Locale::forLanguageTag)
                .orElse(SYSTEM));
    }

    public Language language() {
        return language;
    }

    /// The text of a key.
    ///
    /// @throws java.util.MissingResourceException when the part lacks it
    public String of(String key, Object... args) {
        return texts.of(key, args);
    }

    public boolean knows(String key) {
        return texts.keys().contains(key);
    }

    /// The same words for an FXML file's `%key`.
    public ResourceBundle bundle() {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return of(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.emptyEnumeration();
            }

            @Override
            public boolean containsKey(String key) {
                return true;
            }
        };
    }
}
