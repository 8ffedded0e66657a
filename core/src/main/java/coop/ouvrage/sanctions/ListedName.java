package coop.ouvrage.sanctions;

/**
 * A name under which somebody is listed; the same entry may have many.
 *
 * @param entry logical identifier of the entry in the list
 * @param person else an organisation
 * @param name as the list writes it
 * @param programme such as {@code TAQA}; of the first regulation of the entry
 * @param regulation number and title of that regulation, such as {@code 2580/2001 (OJ L344)}
 * @param born days or years of birth, as listed; empty if none
 */
public record ListedName(long entry, boolean person, String name, String programme, String regulation, String born) {}
