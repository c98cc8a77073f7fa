package org.porchlight.text;

import java.util.Locale;

/// The languages Porchlight speaks.
public enum Language {
    ZH_CN(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /// The language for people of a locale: Chinese for Chinese, English for everybody else.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? ZH_CN : EN;
    }
}
