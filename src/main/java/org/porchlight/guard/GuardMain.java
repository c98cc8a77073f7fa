package org.porchlight.guard;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxChecks;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The process `porchlight guard`: the supervisor, or the guard itself.
public final class GuardMain {
    /// Tells an agent that its standard input begins with its key; nobody types it.
    public static final String KEY_FOLLOWS = "--key-follows";

    /// Characters of a key.
    public static final int KEY_LENGTH = 32;

    private static final int WRONG_USAGE = 2;
    private static final int NOT_PERMITTED = 3;
    private static final int ENVIRONMENT = 5;

    private GuardMain() {}

    /// Runs until it is ended.
    ///
    /// @return the exit code
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        var language = Language.of(Locale.getDefault());
        var options = GuardOptions.of(arguments, System.getenv());
        if (options.isEmpty()) {
            System.err.println(words(language).of("usage"));
            return WRONG_USAGE;
        }
        boolean root = Platforms.isAdministrator();
        if (!root && !options.get().soft()) {
            System.err.println(words(language).of("not-root"));
            return NOT_PERMITTED;
        }
        if (!options.get().soft() && LinuxChecks.isSwitchedOff()) {
            System.err.println(words(language).of("off"));
            return 0;
        }
        if (!options.get().soft() && !options.get().supervised()) {
            return Supervisor.run(Supervisor.ownCommand());
        }
        haveAllJarsForOthers();
        try {
            GuardProcess.run(options.get());
            return 0;
        } catch (StoreException | MachineException trouble) {
            var data = options.get().data();
            System.err.println(words(language).of("cannot-start", data, Hindrance.say(language, data, trouble)));
            return code(options.get(), trouble);
        } catch (IOException trouble) {
            var run = options.get().run();
            System.err.println(words(language).of("cannot-listen", run, Hindrance.say(language, run, trouble)));
            return code(options.get(), trouble);
        }
    }

    private static Texts words(Language language) {
        return Texts.of("guard", language);
    }

    /// A supervisor starts again what ends with another code.
    private static int code(GuardOptions options, Exception trouble) {
        return options.soft() && Hindrance.isDenied(trouble) ? NOT_PERMITTED : ENVIRONMENT;
    }

    /// Java keeps the table of contents of every jar that it may load from. A guard is started with those that it needs
    /// itself; agents, workers and the post, which go by this process's class path, need others.
    private static void haveAllJarsForOthers() {
        var all = System.getProperty("porchlight.jars");
        if (all != null) {
            System.setProperty("java.class.path", all);
        }
    }
}
