package kh.isaf.reminder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Looks after messages that have left, as long as the program runs; a command does not. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class LookingAfterThread extends NodeLoop {

    private final LookingAfter lookingAfter;

    LookingAfterThread(LookingAfter lookingAfter, ReachSettings settings) {
        super("looking-after", settings.each());
        this.lookingAfter = lookingAfter;
    }

    @Override
    protected boolean turn() {
        lookingAfter.whenDue();
        return false;
    }
}
