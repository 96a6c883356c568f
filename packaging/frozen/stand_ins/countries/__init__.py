"""Stands in for the package `holidays.countries`, whose own words import all 250 countries.

Those of our markets are found by their names all the same: the library looks for one at a time.
"""
