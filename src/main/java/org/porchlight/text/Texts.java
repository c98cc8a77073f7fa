package org.porchlight.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of one part of Porchlight in one language.
///
/// Bundles lie in `org/porchlight/i18n` as `PART_en.properties` and `PART_zh_CN.properties`, in UTF-8, with
/// [MessageFormat] patterns: an apostrophe is written twice.
public final class Texts {
    /// An argument with a space to a character on either side.
    private static final Pattern BESIDE =
            Pattern.compile("(?<before>(?<=\\p{IsHan}) )?\\{(?<which>\\d)\\}(?<after> (?=\\p{IsHan}))?");

    /// Ends the key of a text that says to the child itself what the key before it says of a child.
    static final String YOU = ".to-you";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final boolean toTheChild;

    private Texts(ResourceBundle bundle, Locale locale, boolean toTheChild) {
        this.bundle = bundle;
        this.locale = locale;
        this.toTheChild = toTheChild;
    }

    /// Opens a part's bundle.
    ///
    /// @param part such as `console`
    public static Texts of(String part, Language language) {
        var bundle = ResourceBundle.getBundle("org.porchlight.i18n." + part, language.locale(), new OneFile());
        return new Texts(bundle, language.locale(), false);
    }

    /// The same words where the child reads them of which they are.
    public Texts toTheChild() {
        return new Texts(bundle, locale, true);
    }

    /// All keys of the part.
    public Set<String> keys() {
        return bundle.keySet();
    }

    /// The text of a key.
    ///
    /// @throws java.util.MissingResourceException when the bundle lacks it
    public String of(String key, Object... args) {
        return new MessageFormat(spaced(pattern(key), args), locale).format(args);
    }

    /// In Chinese a space stands between a character and what is written in letters or figures, and not between two
    /// characters. Which of both an argument begins and ends with a pattern cannot know: it is said of Krita and of
    /// 火狐浏览器.
    private String spaced(String pattern, Object... args) {
        if (!locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return pattern;
        }
        return BESIDE.matcher(pattern).replaceAll(found -> {
            int which = Integer.parseInt(found.group("which"));
            var text = text(args, which);
            var before = found.group("before") != null && !beginsInChinese(text) ? " " : "";
            var after = found.group("after") != null && !endsInChinese(text) ? " " : "";
            return before + "{" + which + "}" + after;
        });
    }

    private static String text(Object[] args, int which) {
        if (which < args.length && args[which] instanceof String text) {
            return text;
        }
        return "";
    }

    private static boolean beginsInChinese(String text) {
        return !text.isEmpty() && Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    private static boolean endsInChinese(String text) {
        return !text.isEmpty()
                && Character.UnicodeScript.of(text.codePointBefore(text.length())) == Character.UnicodeScript.HAN;
    }

    /// The pattern behind a key.
    String pattern(String key) {
        return bundle.getString(toTheChild && bundle.containsKey(key + YOU) ? key + YOU : key);
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
