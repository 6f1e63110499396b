package kh.isaf.simulation.web;

import java.util.List;

/** A capital or province and its districts, to choose from. */
public record AreaChoice(String code, String name, List<AreaChoice> districts) {}
