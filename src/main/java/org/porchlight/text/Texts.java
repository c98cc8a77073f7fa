package org.porchlight.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        var bundle = ResourceBundle.getBundle("org.porchlight.i18n." + part, language.locale(), new OneFile());
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

    /// A language's words lie in one file. Java would look in each jar for more general ones, too, which it can only do
    /// by opening all of them: a tenth of a second, and memory for what is in each.
    private static final class OneFile extends ResourceBundle.Control {
        @Override
        public List<String> getFormats(String baseName) {
            return FORMAT_PROPERTIES;
        }

        @Override
        public List<Locale> getCandidateLocales(String baseName, Locale locale) {
            return List.of(locale);
        }

        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }
    }
}
