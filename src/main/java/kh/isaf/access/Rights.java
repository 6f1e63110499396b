package kh.isaf.access;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps everybody to his or her own areas: what lies outside is answered as if it did not exist. */
@Component
public class Rights {

    /** The area must be one of the actor's, or home to a provider he or she serves. */
    public void requireArea(Actor actor, String areaCode) {
        if (!actor.belongsTo(areaCode)) {
            throw new NotFound("area " + areaCode);
        }
    }

    /** The object belongs to an area, or to a provider in it, that the actor serves. */
    public void require(Actor actor, String areaCode, @Nullable String providerCode) {
        if (!actor.covers(areaCode, providerCode)) {
            throw new NotFound("object of " + areaCode);
        }
    }
}
