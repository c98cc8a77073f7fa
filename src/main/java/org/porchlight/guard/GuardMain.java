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
import org.porchlight.text.TypedCommand;

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
        var options = GuardOptions.of(arguments, System.getenv());
        if (options.isEmpty()) {
            return refuse("usage", WRONG_USAGE, arguments);
        }
        if (!options.get().soft() && !Platforms.isAdministrator()) {
            return refuse("not-root", NOT_PERMITTED, arguments);
        }
        if (!options.get().soft() && LinuxChecks.isSwitchedOff()) {
            return refuse("off", 0, arguments);
        }
        if (!options.get().soft() && !options.get().supervised()) {
            return Supervisor.run(Supervisor.ownCommand());
        }
        var language = Language.of(Locale.getDefault());
        haveAllJarsForOthers();
        try {
            GuardProcess.run(options.get());
            return 0;
        } catch (StoreException | MachineException trouble) {
            var data = options.get().data();
            say(words(language).of("cannot-start", data, Hindrance.say(language, data, trouble)));
            return code(options.get(), trouble);
        } catch (IOException trouble) {
            var run = options.get().run();
            say(words(language).of("cannot-listen", run, Hindrance.say(language, run, trouble)));
            return code(options.get(), trouble);
        }
    }

    /// A guard that is supervised says nothing: its supervisor was started with the same words, and says it.
    private static int refuse(String why, int code, List<String> arguments) {
        if (!arguments.contains(Supervisor.SUPERVISED)) {
            say(words(Language.of(Locale.getDefault())).of(why));
        }
        return code;
    }

    private static void say(String text) {
        System.err.println(TypedCommand.here(text));
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
