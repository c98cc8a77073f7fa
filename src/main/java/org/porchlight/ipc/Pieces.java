package org.porchlight.ipc;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.StatusReport;

/// Makes pieces of lines. No more than one piece is ever held: the next one is made when the peer has taken the last.
final class Pieces implements Lines {
    /// Where a piece goes.
    interface Sender {
        void send(Answer answer) throws IOException;
    }

    private final Sender sender;
    private final Supplier<BlockingQueue<Optional<StatusReport>>> listening;
    private final StringBuilder text = new StringBuilder();
    private @Nullable BlockingQueue<Optional<StatusReport>> news;

    /// @param listening begins to tell of news, and of the end of the peer by an empty one
    Pieces(Sender sender, Supplier<BlockingQueue<Optional<StatusReport>>> listening) {
        this.sender = sender;
        this.listening = listening;
    }

    @Override
    public void add(String line) throws IOException {
        text.append(line).append('\n');
        while (text.length() >= Answer.Chunk.MOST) {
            boolean pair = Character.isHighSurrogate(text.charAt(Answer.Chunk.MOST - 1));
            sendFirst(Answer.Chunk.MOST - (pair ? 1 : 0));
        }
    }

    private void sendFirst(int length) throws IOException {
        var piece = text.substring(0, length);
        text.delete(0, length);
        sender.send(new Answer.Chunk(piece));
    }

    /// Sends what is left.
    void send() throws IOException {
        if (!text.isEmpty()) {
            sendFirst(text.length());
        }
    }

    @Override
    public boolean awaitNews() throws IOException, InterruptedException {
        send();
        var queue = news;
        if (queue == null) {
            // News between the last look and now would be missed, so the first time it is looked again.
            news = listening.get();
            return true;
        }
        return queue.take().isPresent();
    }
}
