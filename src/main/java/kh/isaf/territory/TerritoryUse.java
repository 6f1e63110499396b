package kh.isaf.territory;

import java.util.Collection;
import java.util.Map;

/** What a module above keeps about areas and providers: it is told when one closes, and keeps one from going away. */
public interface TerritoryUse {

    /** What is counted, as in the message key {@code territory.closing.<name>}. */
    String name();

    /** How many of today hang on each of these areas; an area without any need not be in the answer. */
    Map<String, Integer> ofAreas(Collection<String> codes);

    /** How many hang or hung on each of these areas. */
    Map<String, Integer> everOfAreas(Collection<String> codes);

    /** How many hang or hung on each of these providers. */
    Map<String, Integer> everOfProviders(Collection<String> codes);
}
