package coop.ouvrage.jobs.web;

import coop.ouvrage.jobs.Job;

/** A job in a list, with the names that its row shows. */
public record JobRow(Job job, String client, String worker) {}
