package org.porchlight.guard;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.port.StoreException;
import org.porchlight.port.UnfitPlaceException;
import org.porchlight.text.FileTrouble;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What hindered a guard or a chore, and what to do about it, in words that go on a sentence after a colon.
public final class Hindrance {
    private Hindrance() {}

    /// @param path what was typed, of which the trouble is if it is one of files
    public static String say(Language language, Path path, Exception trouble) {
        var words = Texts.of("hindrance", language);
        var place = unfit(trouble);
        if (place.isPresent()) {
            return words.of("place." + place.get().why().name(), place.get().place());
        }
        var file = FileTrouble.sayBeneath(language, path, trouble);
        if (file.isPresent()) {
            return file.get();
        }
        if (trouble instanceof StoreException store) {
            return switch (store.kind()) {
                case TAKEN -> taken(language, words, store);
                case DAMAGED, CHANGED, LOST, NEWER, BUSY, FULL ->
                    words.of("ledger." + store.kind().name());
                case UNUSABLE, REFUSED -> store.getMessage();
            };
        }
        return String.valueOf(trouble.getMessage());
    }

    /// Whether it is that this account may not.
    static boolean isDenied(Exception trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<UnfitPlaceException> unfit(Exception trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnfitPlaceException place) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static String taken(Language language, Texts words, StoreException trouble) {
        // By the zone of this PC: the rules of the household are not read yet.
        var here = new Say(language, ZoneId.systemDefault());
        return trouble.holder()
                .map(holder -> holder.since()
                        .map(since ->
                                words.of("ledger.TAKEN.since", holder.pid(), holder.account(), here.moment(since)))
                        .orElseGet(() -> words.of("ledger.TAKEN.by", holder.pid())))
                .orElseGet(() -> words.of("ledger.TAKEN"));
    }
}
