package coop.ouvrage.employment.web;

import coop.ouvrage.employment.Regularisation;

/** @param count requests of the unit so far, this one included */
public record RegularisationView(Regularisation request, String workerName, String holderName, int count) {}
