"""A matter (เรื่อง): what became of a letter, from its receipt until it is done.

received -> drafted -> accepted -> presented -> ordered -> done.  What was done is kept as acts, each with who
and when; the letter's row tells where the matter stands now.
"""
