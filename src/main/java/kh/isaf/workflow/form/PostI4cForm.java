package kh.isaf.workflow.form;

import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.PostI4c;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** A provider puts up its checked information pack. */
@Component("postI4c")
class PostI4cForm implements TaskForm<PostI4c> {

    private final InformationPacks packs;

    PostI4cForm(InformationPacks packs) {
        this.packs = packs;
    }

    @Override
    public Class<PostI4c> command() {
        return PostI4c.class;
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, PostI4c command, Actor actor) {
        packs.post(item.cycleKey(), Objects.requireNonNull(item.providerCode()), command, actor);
    }
}
