package coop.ouvrage.country.be.returns;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.ReturnData;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Writes sheets 281.10 or 281.45 in the elements of Belcotax-on-web: sending, declarant, one sheet each, control totals. */
final class BelcotaxFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyyyy");
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private final ReturnData data;
    private final Table codes;
    private final int year;
    private final String form;
    private final Xml xml;
    private int sheets;
    private long numbers;
    private Money control = Money.ZERO;

    /** @param form of the sheets: {@code 10} or {@code 45} */
    BelcotaxFile(ReturnData data, OutputStream file, String form) {
        this.form = form;
        this.xml = new Xml(file);
        this.data = data;
        this.year = data.last().getYear();
        this.codes = BelgianLegislation.get().on(data.last()).table("declarations/belcotax_file");
    }

    /** What comes before the sheets. */
    void begin() {
        var employer = data.employer();
        xml.open("Verzendingen")
                .open("Verzending")
                .leaf("v0002_inkomstenjaar", year)
                .leaf("v0010_bestandtype", codes.cell("file").text())
                .leaf(
                        "v0011_aanmaakdatum",
                        LocalDate.ofInstant(data.madeAt(), BusinessTime.ZONE).format(MADE))
                .leaf("v0014_naam", employer.name())
                .leaf("v0015_adres", employer.street())
                .leaf("v0016_postcode", employer.postcode())
                .leaf("v0017_gemeente", employer.city())
                .leaf("v0023_emailadres", employer.email())
                .leaf("v0024_nationaalnr", employer.enterpriseNumber())
                .leaf("v0025_typeenvoi", data.nr() == 1 ? "0" : "1")
                .open("Aangiften")
                .open("Aangifte")
                .leaf("a1002_inkomstenjaar", year)
                .leaf("a1005_registratienummer", employer.enterpriseNumber())
                .leaf("a1011_naamnl1", employer.name())
                .leaf("a1013_adresnl", employer.street())
                .leaf("a1014_postcodebelgisch", employer.postcode())
                .leaf("a1015_gemeente", employer.city())
                .leaf("a1020_taalcode", "1")
                .open("Opgaven")
                .open("Opgave325" + form);
    }

    /** The next sheet of wages. */
    void sheet(Declared person, Sheet28110 sheet) {
        open(person, sheet.control(), "");
        family(person);
        kind(person);
        xml.leaf("f10_2055_datumvanindienstt", within(sheet.first()))
                .leaf("f10_2056_datumvanvertrek", within(sheet.last()))
                .leaf("f10_2059_totaalcontrole", sheet.control().cents())
                .leaf("f10_2060_gewonebezoldiginge", sheet.ordinary().cents())
                .leaf("f10_2062_totaal", sheet.ordinary().cents())
                .leaf("f10_2063_vervroegdvakantieg", sheet.holiday().cents())
                .leaf("f10_2074_bedrijfsvoorheffing", sheet.withheld().cents())
                .leaf("f10_2075_bijzonderbijdrage", sheet.special().cents())
                .leaf("f10_2100_nrparitaircomite", sheet.committee())
                .leaf("f10_2109_fiscaalidentificat", person.nationalNumber())
                .leaf("f10_2115_bonus", sheet.bonus().cents());
        xml.close("Fiche281" + form);
    }

    /** The next sheet of author's rights, of a natural person; no supporting documents go with it. */
    void sheet(Declared person, Sheet28145 sheet) {
        open(person, sheet.control(), person.nationalNumber());
        kind(person);
        xml.leaf("f45_2030_aardpersoon", 1)
                .leaf("f45_2031_verantwoordingsstukken", 0)
                .leaf("f45_2059_totaalcontrole", sheet.control().cents())
                .leaf("f45_2063_roerendevoorheffing", sheet.withheld().cents());
        sheet.amounts(data.last()).forEach((name, amount) -> xml.leaf(name, amount.cents()));
        xml.leaf("f45_2099_comment", "").leaf("f45_2109_fiscaalidentificat", "");
        xml.close("Fiche281" + form);
    }

    /** What comes after the sheets. */
    void end() {
        xml.close("Opgave325" + form).close("Opgaven");
        totals("r8002_inkomstenjaar", "r8010_aantalrecords", sheets + 2, "r8011", "r8012");
        xml.close("Aangifte")
                .close("Aangiften")
                .leaf("r9002_inkomstenjaar", year)
                .leaf("r9010_aantallogbestanden", 3);
        xml.leaf("r9011_totaalaantalrecords", sheets + 4)
                .leaf("r9012_controletotaal", numbers)
                .leaf("r9013_controletotaal", control.cents());
        xml.close("Verzending").close("Verzendingen").end();
    }

    private void totals(String yearName, String countName, int count, String first, String second) {
        xml.leaf(yearName, year)
                .leaf(countName, count)
                .leaf(first + "_controletotaal", numbers)
                .leaf(second + "_controletotaal", control.cents());
    }

    /** @param nationalNumber where the sheet has it among what it shares with others */
    private void open(Declared person, Money amounts, String nationalNumber) {
        sheets++;
        numbers += sheets;
        control = control.plus(amounts);
        xml.open("Fiche281" + form)
                .leaf("f2002_inkomstenjaar", year)
                .leaf("f2005_registratienummer", data.employer().enterpriseNumber())
                .leaf("f2008_typefiche", "281" + form)
                .leaf("f2009_volgnummer", sheets)
                .leafUnlessEmpty("f2011_nationaalnr", nationalNumber)
                .leaf("f2013_naam", person.familyName())
                .leaf("f2015_adres", person.street())
                .leaf("f2016_postcodebelgisch", person.postcode())
                .leaf(
                        "f2018_landwoonplaats",
                        person.country().equals("BE") ? codes.cell("belgium").text() : person.country());
    }

    private void kind(Declared person) {
        xml.leaf("f2027_taalcode", language(person))
                .leaf("f2028_typetraitement", data.nr() == 1 ? "0" : "1")
                .leaf("f2029_enkelopgave325", "0")
                .leaf("f2114_voornamen", person.givenName());
    }

    private void family(Declared person) {
        Declared.Family family = person.family();
        if (family == null) {
            xml.leaf("f2019_burgerlijkstand", "0").leaf("f2021_aantalkinderen", "0");
            return;
        }
        xml.leaf("f2019_burgerlijkstand", status(family.status()))
                .leaf("f2020_echtgenote", partner(family))
                .leaf("f2021_aantalkinderen", family.children())
                .leaf("f2022_anderentlaste", family.otherDependants())
                .leafUnlessEmpty("f2024_echtgehandicapt", family.spouseDisabled() ? "H" : "")
                .leafUnlessEmpty("f2026_verkrghandicap", family.disabled() ? "H" : "");
    }

    private static String status(String status) {
        return switch (status) {
            case "SINGLE" -> "1";
            case "MARRIED", "COHABITING" -> "2";
            case "WIDOWED" -> "3";
            default -> "4";
        };
    }

    private static String partner(Declared.Family family) {
        boolean couple = family.status().equals("MARRIED") || family.status().equals("COHABITING");
        if (!couple) {
            return "0";
        }
        return family.spouseHasIncome() ? "1" : "2";
    }

    private static String language(Declared person) {
        return switch (person.language()) {
            case "nl" -> "1";
            case "fr" -> "2";
            case "de" -> "3";
            default -> "2";
        };
    }

    /** Of contracts that begin or end in the year; zeros for another year. */
    private String within(LocalDate day) {
        return day.getYear() == year ? day.format(DAY) : "00000000";
    }
}
