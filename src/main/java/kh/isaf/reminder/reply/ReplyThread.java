package kh.isaf.reminder.reply;

import java.time.Duration;
import kh.isaf.reminder.NodeLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Looks every minute for messages that a node has kept and, as it was stopped, not acted on. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class ReplyThread extends NodeLoop {

    private final Replies replies;

    ReplyThread(Replies replies) {
        super("replies", Duration.ofMinutes(1));
        this.replies = replies;
    }

    @Override
    protected boolean turn() {
        replies.handleLeft();
        return false;
    }
}
