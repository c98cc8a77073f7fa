package org.porchlight.port;

class FakeJournalTest extends JournalContract {
    @Override
    protected Journal empty() {
        return new FakeJournal();
    }
}
