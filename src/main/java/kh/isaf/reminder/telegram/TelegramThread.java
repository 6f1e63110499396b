package kh.isaf.reminder.telegram;

import java.time.Duration;
import kh.isaf.reminder.NodeLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Reads the bot as long as the program runs, while this node is the one that reads; where none is set up it does not start. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class TelegramThread extends NodeLoop {

    private final TelegramReader reader;
    private final TelegramSettings settings;

    TelegramThread(TelegramReader reader, TelegramSettings settings) {
        super("telegram", Duration.ofSeconds(10));
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    protected boolean wanted() {
        return settings.configured();
    }

    @Override
    protected boolean turn() {
        return reader.read().isPresent();
    }

    /** Its message would show the address, and in it the token. */
    @Override
    protected String told(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
