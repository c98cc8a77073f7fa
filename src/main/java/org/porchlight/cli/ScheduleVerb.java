package org.porchlight.cli;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.Command.PlanReports;
import org.porchlight.ipc.json.ReportPlanJson;
import org.porchlight.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Has the weeks of the children written into a folder and mailed, every week, and says how it stands with that.
@Command(name = "schedule")
final class ScheduleVerb extends Verb {
    private static final int TLS_PORT = 465;
    private static final int STARTTLS_PORT = 587;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /// What is done where no plan is made.
    enum Act {
        SHOW("show"),
        OFF("off"),
        SEND_NOW("send-now");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Parameters(arity = "0..1", paramLabel = "show|off|send-now", descriptionKey = "param.schedule")
    private @Nullable String act;

    @Option(names = "--day", paramLabel = "DAY", descriptionKey = "option.report-day")
    private @Nullable String day;

    @Option(names = "--hour", paramLabel = "HOUR", descriptionKey = "option.report-hour")
    private @Nullable Integer hour;

    @Option(names = "--folder", paramLabel = "DIR", descriptionKey = "option.report-folder")
    private @Nullable String folder;

    @Option(names = "--mail", paramLabel = "SERVER[:PORT]", descriptionKey = "option.mail")
    private @Nullable String mail;

    @Option(names = "--tls", paramLabel = "tls|starttls", descriptionKey = "option.tls")
    private @Nullable String tls;

    @Option(names = "--user", paramLabel = "USER", descriptionKey = "option.mail-user")
    private @Nullable String user;

    @Option(names = "--from", paramLabel = "ADDRESS", descriptionKey = "option.mail-from")
    private @Nullable String from;

    @Option(names = "--to", split = ",", paramLabel = "ADDRESS", descriptionKey = "option.mail-to")
    private List<String> to = new ArrayList<>();

    @Option(names = "--cc", split = ",", paramLabel = "ADDRESS", descriptionKey = "option.mail-cc")
    private List<String> cc = new ArrayList<>();

    ScheduleVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var wanted = act();
        var plan = wanted.isPresent() ? Optional.<ReportPlan>empty() : plan();
        boolean asksPassword =
                plan.flatMap(ReportPlan::mail).flatMap(ReportPlan.Mail::user).isPresent();
        try (var asking = ask()) {
            if (plan.isPresent()) {
                Optional<String> password =
                        asksPassword ? Optional.of(prompt().mailPassword().typed()) : Optional.empty();
                tell(asking.planReports(new PlanReports(plan, password)));
            } else {
                tell(
                        switch (wanted.orElse(Act.SHOW)) {
                            case SHOW -> asking.reportsDue();
                            case OFF -> asking.planReports(new PlanReports(Optional.empty(), Optional.empty()));
                            case SEND_NOW -> asking.sendReports();
                        });
            }
        }
    }

    private Optional<Act> act() throws Failure {
        if (act == null) {
            return Optional.empty();
        }
        for (var known : Act.values()) {
            if (known.toString().equals(act)) {
                return Optional.of(known);
            }
        }
        throw new Failure(Exit.USAGE, words().of("schedule.act", act));
    }

    /// Nothing was typed: nothing.
    private Optional<ReportPlan> plan() throws Failure {
        boolean saysMail = tls != null || user != null || from != null || !to.isEmpty() || !cc.isEmpty();
        if (day == null && hour == null && folder == null && mail == null && !saysMail) {
            return Optional.empty();
        }
        if (folder == null && mail == null) {
            throw new Failure(Exit.USAGE, words().of("schedule.nowhere"));
        }
        if (folder != null && !ReportPlan.isFolder(folder)) {
            throw new Failure(Exit.USAGE, words().of("schedule.folder", folder));
        }
        var language = terminal().language() == Language.ZH_CN ? "zh" : "en";
        return Optional.of(new ReportPlan(language, day(), hour(), Optional.ofNullable(folder), mail()));
    }

    private DayOfWeek day() throws Failure {
        if (day == null) {
            throw new Failure(Exit.USAGE, words().of("schedule.no-day"));
        }
        int number = DAYS.indexOf(day.toLowerCase(Locale.ROOT));
        if (number < 0) {
            throw new Failure(Exit.USAGE, words().of("schedule.day", day));
        }
        return DayOfWeek.of(number + 1);
    }

    private int hour() throws Failure {
        if (hour == null || hour < 0 || hour > 23) {
            throw new Failure(Exit.USAGE, words().of("schedule.hour", hour == null ? "" : hour.toString()));
        }
        return hour;
    }

    private Optional<ReportPlan.Mail> mail() throws Failure {
        if (mail == null) {
            return Optional.empty();
        }
        var mode = tls();
        int colon = mail.lastIndexOf(':');
        var host = colon < 0 ? mail : mail.substring(0, colon);
        int port =
                colon < 0 ? (mode == ReportPlan.Tls.TLS ? TLS_PORT : STARTTLS_PORT) : port(mail.substring(colon + 1));
        if (!ReportPlan.Mail.isHost(host)) {
            throw new Failure(Exit.USAGE, words().of("schedule.server", mail));
        }
        var sender = from == null ? Optional.ofNullable(user).orElse("") : from;
        var all = new ArrayList<>(to);
        all.addAll(cc);
        all.add(sender);
        for (var address : all) {
            if (!ReportPlan.Mail.isAddress(address)) {
                throw new Failure(Exit.USAGE, words().of("schedule.address", address));
            }
        }
        if (to.isEmpty()) {
            throw new Failure(Exit.USAGE, words().of("schedule.to"));
        }
        try {
            return Optional.of(new ReportPlan.Mail(host, port, mode, Optional.ofNullable(user), sender, to, cc));
        } catch (IllegalArgumentException _) {
            throw new Failure(Exit.USAGE, words().of("schedule.many"));
        }
    }

    private ReportPlan.Tls tls() throws Failure {
        return switch (tls == null ? "tls" : tls) {
            case "tls" -> ReportPlan.Tls.TLS;
            case "starttls" -> ReportPlan.Tls.STARTTLS;
            default -> throw new Failure(Exit.USAGE, words().of("schedule.tls", String.valueOf(tls)));
        };
    }

    private int port(String written) throws Failure {
        int port = written.matches("\\d{1,5}") ? Integer.parseInt(written) : 0;
        if (port < 1 || port > 65_535) {
            throw new Failure(Exit.USAGE, words().of("schedule.server", String.valueOf(mail)));
        }
        return port;
    }

    private void tell(ReportsDue due) {
        tell(ReportPlanJson.write(due), new ScheduleText(words(), terminal().language()).lines(due));
    }
}
