package org.porchlight.ui;

/// A language with a colour scheme, in which screens are drawn and checked.
public enum Look {
    ZH_LIGHT("zh-CN", "light"),
    ZH_DARK("zh-CN", "dark"),
    EN_LIGHT("en", "light"),
    EN_DARK("en", "dark");

    private final String language;
    private final String theme;

    Look(String language, String theme) {
        this.language = language;
        this.theme = theme;
    }

    public boolean isEnglish() {
        return language.equals("en");
    }

    /// As names of pictures end, such as `zh-light`.
    public String suffix() {
        return language.substring(0, 2) + "-" + theme;
    }

    /// Has every screen that is made from now on speak and look so.
    void wear() {
        System.setProperty("porchlight.language", language);
        System.setProperty("porchlight.theme", theme);
        Theme.dressAll();
    }

    /// Forgets it.
    static void undress() {
        System.clearProperty("porchlight.language");
        System.clearProperty("porchlight.theme");
        Theme.dressAll();
    }
}
