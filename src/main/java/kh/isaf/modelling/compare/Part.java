package kh.isaf.modelling.compare;

import java.util.Map;
import kh.isaf.workflow.model.ProcessOutline.Text;

/**
 * One element of a file as the comparison looks at it.
 *
 * @param id by which it is found again in the other release
 * @param within the id of what it is in; empty at the top
 * @param position among the others of its kind in there, from 1; 0 where their order means nothing
 * @param traits all that it says and that has a meaning
 * @param layout where it is drawn, which has none
 */
public record Part(
        String id, PartKind kind, Text name, String within, int position, Map<Trait, Said> traits, String layout) {}
