package org.porchlight.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// The words of one part of Porchlight in one language.
///
/// Bundles lie in `org/porchlight/i18n` as `PART_en.properties` and `PART_zh_CN.properties`, in UTF-8, with
/// [MessageFormat] patterns: an apostrophe is written twice.
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// Opens a part's bundle.
    ///
    /// @param part such as `console`
    public static Texts of(String part, Language language) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var bundle = ResourceBundle.getBundle("org.porchlight.i18n." + part, language.locale(), control);
        return new Texts(bundle, language.locale());
    }

    /// All keys of the part.
    public Set<String> keys() {
        return bundle.keySet();
    }

    /// The text of a key.
    ///
    /// @throws java.util.MissingResourceException when the bundle lacks it
    public String of(String key, Object... args) {
        return new MessageFormat(pattern(key), locale).format(args);
    }

    /// The pattern behind a key.
    String pattern(String key) {
        return bundle.getString(key);
    }
}
